import { Injectable } from '@nestjs/common';
import { PrismaService } from '../prisma.service';

@Injectable()
export class NotesService {
  constructor(private readonly prisma: PrismaService) {}

  list(userId: string, tag: string) {
    return this.prisma.note.findMany({ where: { tag, ownerId: userId } });
  }
}
