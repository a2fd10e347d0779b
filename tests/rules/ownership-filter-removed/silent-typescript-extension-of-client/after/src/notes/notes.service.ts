import { Injectable } from '@nestjs/common';
import { PrismaService } from '../prisma.service';
import { ownedBy } from '../prisma-owned';

@Injectable()
export class NotesService {
  constructor(private readonly prisma: PrismaService) {}

  list(userId: string, tag: string) {
    return ownedBy(this.prisma, userId).note.findMany({ where: { tag } });
  }
}
