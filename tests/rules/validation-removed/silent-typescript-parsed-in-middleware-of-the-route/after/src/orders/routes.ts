import { Router } from "express";
import { z } from "zod";
import { db } from "../db";
import { body } from "../http/body";

const orderInput = z.object({ sku: z.string().min(1), quantity: z.number().int().positive().max(50) });

export const orders = Router();

orders.post("/orders", body(orderInput), async (req, res) => {
  const order = await db.order.create({ data: { ...req.body, customerId: req.user.id } });
  res.status(201).json(order);
});
