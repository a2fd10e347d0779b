const express = require('express');
const devices = require('../services/devices');

const router = express.Router();

router.post('/:id/restart', async (req, res) => {
  await devices.restart(req.params.id);
  res.sendStatus(202);
});

module.exports = router;
