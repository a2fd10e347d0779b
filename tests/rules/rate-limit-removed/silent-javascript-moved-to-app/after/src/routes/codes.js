import { Router } from 'express';
import { sendCode } from '../services/codes.js';

const router = Router();

router.post('/send', async (req, res) => {
  await sendCode(req.body.phone);
  res.sendStatus(202);
});

export default router;
