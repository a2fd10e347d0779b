import { Router } from 'express';
import rateLimit from 'express-rate-limit';
import { sendCode, checkCode } from '../services/codes.js';

const router = Router();
const limiter = rateLimit({ windowMs: 15 * 60 * 1000, limit: 10 });

router.post('/send', limiter, async (req, res) => {
  await sendCode(req.body.phone);
  res.sendStatus(202);
});

router.post('/check', limiter, async (req, res) => {
  res.json({ ok: await checkCode(req.body.phone, req.body.code) });
});

export default router;
