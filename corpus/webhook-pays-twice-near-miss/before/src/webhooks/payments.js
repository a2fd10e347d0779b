const db = require('../db');
const { creditWallet } = require('../wallet');
const { sendReceipt } = require('../mail');

module.exports = function handle(event, done) {
  db.query('SELECT 1 FROM processed_events WHERE id = $1', [event.id], (error, seen) => {
    if (error) return done(error);
    if (seen.rowCount > 0) return done(null, 'duplicate');

    creditWallet(event.data.customer, event.data.amount, (failed) => {
      if (failed) return done(failed);
      sendReceipt(event.data.customer, event.data.amount);
      db.query('INSERT INTO processed_events (id) VALUES ($1)', [event.id], (e) => done(e, 'ok'));
    });
  });
};
