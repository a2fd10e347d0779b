import express from "express";
import { orders } from "./store";

export const app = express();

app.get("/api/orders/:id", async (req, res) => {
  res.status(200).json(await orders.load(req.params.id));
});
