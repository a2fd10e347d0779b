import { prisma } from "../prisma.js";

export async function removeNote(userId, noteId) {
  const note = await prisma.note.findFirstOrThrow({ where: { id: noteId, userId } });
  await prisma.note.delete({ where: { id: note.id } });
  return note.id;
}
