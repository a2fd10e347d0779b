const express = require('express');
const { requireSession } = require('../middleware/session');
const devices = require('../services/devices');

const router = express.Router();

router.get('/', requireSession, async (req, res, next) => {
  try {
    res.json(await devices.all());
  } catch (error) {
    next(error);
  }
});

router.post('/:id/restart', requireSession, async (req, res, next) => {
  try {
    await devices.restart(req.params.id);
    res.sendStatus(202);
  } catch (error) {
    next(error);
  }
});

module.exports = router;
