import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { customers } from '../db/customers';
import { ledger } from '../db/ledger';

const creditBody = z.object({
  amountCents: z.number().int().positive().max(50_000),
  reason: z.string().min(3).max(200),
});

interface ById {
  Params: { id: string };
}

export const customerRoutes: FastifyPluginAsync = async (app) => {
  app.get<{ Querystring: { q?: string } }>('/', async (req) => {
    return customers.search(req.query.q ?? '', 50);
  });

  app.get<ById>('/:id', async (req, reply) => {
    const customer = await customers.byId(req.params.id);
    if (!customer) return reply.code(404).send({ error: 'not_found' });
    return customer;
  });

  app.post<ById>('/:id/credit', async (req, reply) => {
    const body = creditBody.parse(req.body);
    const entry = await ledger.credit(req.params.id, body.amountCents, body.reason);
    return reply.code(201).send(entry);
  });
};
