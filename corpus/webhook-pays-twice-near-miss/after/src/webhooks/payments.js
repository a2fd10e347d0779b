const db = require('../db');
const { creditWallet } = require('../wallet');
const { sendReceipt } = require('../mail');

module.exports = async function handle(event) {
  const { customer, amount } = event.data;
  const credited = await db.transaction(async (tx) => {
    const first = await tx.query(
      'INSERT INTO processed_events (id) VALUES ($1) ON CONFLICT (id) DO NOTHING',
      [event.id],
    );
    if (first.rowCount === 0) return false;
    await creditWallet(customer, amount, tx);
    return true;
  });
  if (!credited) return 'duplicate';
  await sendReceipt(customer, amount);
  return 'ok';
};
