import express from "express";
import Stripe from "stripe";
import { fulfil } from "../orders/fulfil";

const stripe = new Stripe(process.env.STRIPE_KEY!);
export const webhook = express.Router();

webhook.post("/stripe", express.raw({ type: "application/json" }), async (req, res) => {
  const event = JSON.parse(req.body.toString()) as Stripe.Event;
  if (event.type === "checkout.session.completed") {
    await fulfil(event.data.object.id);
  }
  res.json({ received: true });
});
