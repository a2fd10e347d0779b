const express = require('express');
const { verifySignature } = require('../lib/carrierSignature');
const shipments = require('../services/shipments');
const logger = require('../lib/logger');

const router = express.Router();

router.post('/carrier/callbacks', express.raw({ type: 'application/json' }), (req, res) => {
  if (!verifySignature(req.body, req.get('x-carrier-signature'))) {
    return res.status(401).end();
  }

  const payload = JSON.parse(req.body.toString('utf8'));

  shipments
    .findByTracking(payload.tracking_code)
    .then((shipment) => {
      if (!shipment) {
        return res.status(404).json({ error: 'unknown shipment' });
      }
      return shipments
        .applyStatus(shipment.id, payload.status, payload.occurred_at)
        .then(() => res.status(204).end());
    })
    .catch((err) => {
      logger.error({ err, tracking: payload.tracking_code }, 'carrier callback failed');
      res.status(500).json({ error: 'could not process callback' });
    });
});

module.exports = router;
