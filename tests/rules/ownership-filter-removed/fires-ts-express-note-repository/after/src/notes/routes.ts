import { Router } from "express";
import { z } from "zod";
import { requireUser } from "../middleware/requireUser";
import { NoteRepository } from "./noteRepository";

export const notes = Router();
notes.use(requireUser);

const repository = new NoteRepository();
const Search = z.object({ q: z.string().min(1).max(100) });

const NoteBody = z.object({ title: z.string().max(200), body: z.string().max(50_000) });

notes.get("/", async (req, res) => {
  const { q } = Search.parse(req.query);
  res.json(await repository.search(req.user.workspaceId, q));
});

notes.get("/:id", async (req, res) => {
  const note = await repository.find(req.params.id);
  if (!note) return res.status(404).end();
  res.json(note);
});

notes.put("/:id", async (req, res) => {
  const data = NoteBody.parse(req.body);
  const found = await repository.update(req.params.id, { ...data, updatedById: req.user.id });
  res.status(found ? 204 : 404).end();
});

notes.delete("/:id", async (req, res) => {
  const found = await repository.remove(req.params.id);
  res.status(found ? 204 : 404).end();
});
