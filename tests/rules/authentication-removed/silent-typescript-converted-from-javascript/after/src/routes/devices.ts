import { Request, Response, Router } from 'express';
import { requireSession } from '../middleware/session';
import { restart } from '../services/devices';

export const router = Router();

router.post('/:id/restart', requireSession, async (req: Request, res: Response): Promise<void> => {
  await restart(req.params.id);
  res.sendStatus(202);
});
