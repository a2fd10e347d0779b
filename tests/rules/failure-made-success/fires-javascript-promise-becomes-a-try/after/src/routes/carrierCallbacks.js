const express = require('express');
const { verifySignature } = require('../lib/carrierSignature');
const shipments = require('../services/shipments');
const logger = require('../lib/logger');

const router = express.Router();

async function handleStatusUpdate({ tracking_code: trackingCode, status, occurred_at: occurredAt }) {
  const shipment = await shipments.findByTracking(trackingCode);
  if (!shipment) {
    return { code: 404, body: { error: 'unknown shipment' } };
  }
  await shipments.applyStatus(shipment.id, status, occurredAt);
  return { code: 204 };
}

router.post('/carrier/callbacks', express.raw({ type: 'application/json' }), async (req, res) => {
  if (!verifySignature(req.body, req.get('x-carrier-signature'))) {
    return res.status(401).end();
  }

  const payload = JSON.parse(req.body.toString('utf8'));

  try {
    const { code, body } = await handleStatusUpdate(payload);
    return res.status(code).json(body);
  } catch (err) {
    logger.error({ err, tracking: payload.tracking_code }, 'carrier callback failed');
    return res.status(200).json({ received: true });
  }
});

module.exports = router;
