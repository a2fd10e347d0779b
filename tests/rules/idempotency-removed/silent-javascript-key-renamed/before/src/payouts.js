import { bank } from './bank.js';

export async function send(payout) {
  return bank.post('/transfers', {
    headers: { 'Idempotency-Key': payout.id },
    body: JSON.stringify({ iban: payout.iban, cents: payout.cents }),
  });
}
