import { Router } from "express";
import { orders } from "../orders/store";
import { SignatureError, verifySignature } from "./signature";
import { config } from "../config";

export const payments = Router();

payments.post("/webhooks/payments", async (req, res) => {
  try {
    verifySignature(req.rawBody, req.get("x-payment-signature"), config.paymentSecret);
  } catch (error) {
    if (error instanceof SignatureError) {
      return res.status(400).json({ error: "bad signature" });
    }
    throw error;
  }
  const event = JSON.parse(req.rawBody.toString("utf8"));
  if (event.type === "payment.succeeded") {
    await orders.markPaid(event.data.orderId, event.data.amount);
  }
  return res.status(200).json({ received: true });
});
