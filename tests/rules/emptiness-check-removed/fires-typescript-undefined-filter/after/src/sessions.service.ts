import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Session } from './session.entity';

@Injectable()
export class SessionsService {
  constructor(private readonly source: DataSource) {}

  async signOut(userId: string | undefined): Promise<void> {
    const sessions = this.source.getRepository(Session);
    await sessions.delete({ userId });
  }
}
