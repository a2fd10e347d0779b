import { Injectable, NotFoundException } from '@nestjs/common';
import { PrismaService } from '../prisma.service';

@Injectable()
export class NotesService {
  constructor(private readonly prisma: PrismaService) {}

  async update(userId: string, id: string, text: string) {
    const { count } = await this.prisma.note.updateMany({
      where: { id, ownerId: userId },
      data: { text },
    });
    if (count === 0) throw new NotFoundException();
  }
}
