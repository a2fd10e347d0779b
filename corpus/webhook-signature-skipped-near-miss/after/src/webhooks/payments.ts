import { Router } from "express";
import { enqueue } from "../queue";
import { signed } from "./signature";
import { config } from "../config";

export const payments = Router();

payments.post("/webhooks/payments", signed(config.paymentSecret), async (req, res) => {
  const event = JSON.parse(req.rawBody.toString("utf8"));
  await enqueue("payments", event);
  return res.status(200).json({ received: true });
});
