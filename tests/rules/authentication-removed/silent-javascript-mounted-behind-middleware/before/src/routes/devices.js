const express = require('express');
const { requireSession } = require('../middleware/session');
const devices = require('../services/devices');

const router = express.Router();

router.post('/:id/restart', requireSession, async (req, res) => {
  await devices.restart(req.params.id);
  res.sendStatus(202);
});

module.exports = router;
