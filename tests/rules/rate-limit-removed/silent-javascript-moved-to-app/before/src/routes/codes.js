import { Router } from 'express';
import { codeLimiter } from '../limits.js';
import { sendCode } from '../services/codes.js';

const router = Router();

router.post('/send', codeLimiter, async (req, res) => {
  await sendCode(req.body.phone);
  res.sendStatus(202);
});

export default router;
