import Stripe from "stripe";

const stripe = new Stripe("sk_test_placeholder");

for (const id of stale) {
  await stripe.customers.del(id);
}
