const express = require('express');
const { asyncHandler } = require('../middleware/async-handler');
const devices = require('../services/devices');

const router = express.Router();

router.get('/', asyncHandler(async (req, res) => {
  res.json(await devices.all());
}));

router.post('/:id/restart', asyncHandler(async (req, res) => {
  await devices.restart(req.params.id);
  res.sendStatus(202);
}));

module.exports = router;
