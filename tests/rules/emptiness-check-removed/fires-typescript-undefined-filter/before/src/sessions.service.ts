import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Session } from './session.entity';

@Injectable()
export class SessionsService {
  constructor(private readonly source: DataSource) {}

  async signOut(userId: string | undefined): Promise<void> {
    if (!userId) {
      throw new Error('no user');
    }
    await this.source.getRepository(Session).delete({ userId });
  }
}
