import { Router } from "express";
import { z } from "zod";
import { prisma } from "../db";
import { requireUser } from "../middleware/requireUser";

export const notes = Router();
notes.use(requireUser);

const NoteBody = z.object({ title: z.string().max(200), body: z.string().max(50_000) });

notes.get("/:id", async (req, res) => {
  const note = await prisma.note.findFirst({
    where: { id: req.params.id, workspaceId: req.user.workspaceId },
  });
  if (!note) return res.status(404).end();
  res.json(note);
});

notes.put("/:id", async (req, res) => {
  const data = NoteBody.parse(req.body);
  const { count } = await prisma.note.updateMany({
    where: { id: req.params.id, workspaceId: req.user.workspaceId },
    data: { ...data, updatedById: req.user.id },
  });
  if (count === 0) return res.status(404).end();
  res.status(204).end();
});

notes.delete("/:id", async (req, res) => {
  const { count } = await prisma.note.deleteMany({
    where: { id: req.params.id, workspaceId: req.user.workspaceId },
  });
  res.status(count ? 204 : 404).end();
});
