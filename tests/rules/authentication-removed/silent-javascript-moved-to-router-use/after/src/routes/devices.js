const express = require('express');
const { requireSession } = require('../middleware/session');
const devices = require('../services/devices');

const router = express.Router();
router.use(requireSession);

router.get('/', async (req, res) => {
  res.json(await devices.all());
});

router.post('/:id/restart', async (req, res) => {
  await devices.restart(req.params.id);
  res.sendStatus(202);
});

module.exports = router;
