import { Router } from "express";
import { place } from "./place";

export const routes = Router();

routes.post("/orders", async (req, res) => {
  await place(req.body);
  res.sendStatus(201);
});
