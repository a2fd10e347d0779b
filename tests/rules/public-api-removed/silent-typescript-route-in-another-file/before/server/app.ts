import express from "express";
import { orders } from "./store";

export const app = express();

app.get("/api/orders/export", async (req, res) => {
  res.csv(await orders.all());
});

app.get("/api/orders/:id", async (req, res) => {
  res.json(await orders.load(req.params.id));
});
