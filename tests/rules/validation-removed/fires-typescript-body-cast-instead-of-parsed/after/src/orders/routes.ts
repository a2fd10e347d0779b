import { Router } from "express";
import { z } from "zod";
import { db } from "../db";

const orderInput = z.object({ sku: z.string().min(1), quantity: z.number().int().positive().max(50) });
type OrderInput = z.infer<typeof orderInput>;

export const orders = Router();

orders.post("/orders", async (req, res) => {
  const input = req.body as OrderInput;
  const order = await db.order.create({ data: { ...input, customerId: req.user.id } });
  res.status(201).json(order);
});
