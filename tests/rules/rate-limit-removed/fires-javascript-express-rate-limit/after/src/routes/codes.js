import { Router } from 'express';
import { sendCode, checkCode } from '../services/codes.js';
import { phoneNumber } from '../validation.js';

const router = Router();

router.post('/send', async (req, res) => {
  await sendCode(phoneNumber(req.body.phone));
  res.sendStatus(202);
});

router.post('/check', async (req, res) => {
  res.json({ ok: await checkCode(req.body.phone, req.body.code) });
});

export default router;
