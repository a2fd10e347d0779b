import { bank } from './bank.js';

export async function send(payout) {
  const body = JSON.stringify({ iban: payout.iban, cents: payout.cents });
  const key = `payout-${payout.id}`;
  return bank.post('/transfers', { body, headers: { 'idempotency-key': key } });
}
