import { bank } from './bank.js';
import { payouts } from './store.js';

export async function send(payout) {
  const answer = await bank.post('/transfers', {
    headers: { 'Idempotency-Key': payout.id, 'Content-Type': 'application/json' },
    body: JSON.stringify({ iban: payout.iban, cents: payout.cents, text: payout.reference }),
  });
  await payouts.markSent(payout.id, answer.transferId);
}
