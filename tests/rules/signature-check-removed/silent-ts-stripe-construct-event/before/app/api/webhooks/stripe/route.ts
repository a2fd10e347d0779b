import { createHmac, timingSafeEqual } from 'node:crypto';
import { NextResponse } from 'next/server';
import type Stripe from 'stripe';
import { env } from '@/env';
import { activateSubscription, cancelSubscription } from '@/lib/subscriptions';

function parseHeader(header: string): Record<string, string> {
  return Object.fromEntries(header.split(',').map((part) => part.split('=', 2)));
}

export async function POST(req: Request) {
  const payload = await req.text();
  const { t, v1 } = parseHeader(req.headers.get('stripe-signature') ?? '');

  const digest = createHmac('sha256', env.STRIPE_WEBHOOK_SECRET)
    .update(`${t}.${payload}`)
    .digest();
  const given = Buffer.from(v1 ?? '', 'hex');
  if (given.length !== digest.length || !timingSafeEqual(given, digest)) {
    return NextResponse.json({ error: 'bad signature' }, { status: 400 });
  }

  const event = JSON.parse(payload) as Stripe.Event;

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
