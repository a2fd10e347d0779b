import { DataSource } from 'typeorm';
import { Session } from './session.entity';
import { UserId } from './user-id';

export class SessionsService {
  constructor(private readonly source: DataSource) {}

  async signOut(userId: UserId): Promise<void> {
    await this.source.getRepository(Session).delete({ userId: userId.value });
  }
}
