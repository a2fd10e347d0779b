import { prisma } from "../prisma.js";

export async function removeNote(userId, noteId) {
  const note = await prisma.note.findFirstOrThrow({ where: { id: noteId, userId } });
  await prisma.note.update({ where: { id: note.id }, data: { deletedAt: new Date() } });
  return note.id;
}
