const { creditWallet } = require('../wallet');
const { sendReceipt } = require('../mail');

module.exports = async function handle(event) {
  const { customer, amount } = event.data;
  await creditWallet(customer, amount);
  await sendReceipt(customer, amount);
  return 'ok';
};
