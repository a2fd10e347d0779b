import { Note, Prisma } from "@prisma/client";
import { prisma } from "../db";

export type NoteChanges = Pick<Prisma.NoteUncheckedUpdateInput, "title" | "body" | "updatedById">;

/** All database access for notes, so that routes need no Prisma. */
export class NoteRepository {
  search(workspaceId: string, text: string): Promise<Note[]> {
    return prisma.note.findMany({
      where: { workspaceId, title: { contains: text, mode: "insensitive" } },
      orderBy: { updatedAt: "desc" },
      take: 20,
    });
  }

  find(id: string): Promise<Note | null> {
    return prisma.note.findUnique({ where: { id } });
  }

  async update(id: string, data: NoteChanges): Promise<boolean> {
    const { count } = await prisma.note.updateMany({ where: { id }, data });
    return count > 0;
  }

  async remove(id: string): Promise<boolean> {
    const { count } = await prisma.note.deleteMany({ where: { id } });
    return count > 0;
  }
}
