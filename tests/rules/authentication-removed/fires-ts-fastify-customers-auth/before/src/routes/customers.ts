import { Router } from 'express';
import { z } from 'zod';
import { requireSession } from '../middleware/session';
import { customers } from '../db/customers';
import { ledger } from '../db/ledger';

const creditBody = z.object({
  amountCents: z.number().int().positive().max(50_000),
  reason: z.string().min(3).max(200),
});

export const customersRouter = Router();

customersRouter.use(requireSession);

customersRouter.get('/', async (req, res, next) => {
  try {
    const q = String(req.query.q ?? '');
    res.json(await customers.search(q, 50));
  } catch (err) {
    next(err);
  }
});

customersRouter.get('/:id', async (req, res, next) => {
  try {
    const customer = await customers.byId(req.params.id);
    if (!customer) return res.status(404).json({ error: 'not_found' });
    res.json(customer);
  } catch (err) {
    next(err);
  }
});

customersRouter.post('/:id/credit', async (req, res, next) => {
  try {
    const body = creditBody.parse(req.body);
    const entry = await ledger.credit(req.params.id, body.amountCents, body.reason);
    res.status(201).json(entry);
  } catch (err) {
    next(err);
  }
});
