import { Router } from "express";
import { PlaceFailed } from "./errors";
import { place } from "./place";

export const routes = Router();

routes.post("/orders", async (req, res) => {
  await place(req.body).catch((cause) => {
    throw new PlaceFailed(req.body.id, { cause });
  });
  res.sendStatus(201);
});
