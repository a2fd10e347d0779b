import { Router } from "express";
import { requireOwner } from "../auth";
import { projects } from "../store";

export const router = Router();

router.get("/:id", async (req, res) => {
  const project = await projects.load(req.params.id);
  res.json(project);
});

router.put("/:id", async (req, res) => {
  const project = await projects.load(req.params.id);
  requireOwner(req.user, project);
  project.name = req.body.name;
  await projects.save(project);
  res.json(project);
});
