import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY);

for (const id of stale) {
  await stripe.customers.del(id);
}
