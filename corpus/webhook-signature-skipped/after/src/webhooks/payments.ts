import { Router } from "express";
import { enqueue } from "../queue";
import { config } from "../config";

export const payments = Router();

payments.post("/webhooks/payments", async (req, res) => {
  const event = JSON.parse(req.rawBody.toString("utf8"));
  await enqueue("payments", event);
  return res.status(200).json({ received: true });
});
