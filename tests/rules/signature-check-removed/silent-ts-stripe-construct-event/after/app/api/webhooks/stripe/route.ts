import { NextResponse } from 'next/server';
import Stripe from 'stripe';
import { env } from '@/env';
import { activateSubscription, cancelSubscription } from '@/lib/subscriptions';

const stripe = new Stripe(env.STRIPE_SECRET_KEY);

export async function POST(req: Request) {
  const payload = await req.text();
  const header = req.headers.get('stripe-signature') ?? '';

  let event: Stripe.Event;
  try {
    event = stripe.webhooks.constructEvent(payload, header, env.STRIPE_WEBHOOK_SECRET);
  } catch {
    return NextResponse.json({ error: 'bad signature' }, { status: 400 });
  }

  switch (event.type) {
    case 'customer.subscription.created':
      await activateSubscription(event.data.object);
      break;
    case 'customer.subscription.deleted':
      await cancelSubscription(event.data.object);
      break;
  }

  return NextResponse.json({ received: true });
}
