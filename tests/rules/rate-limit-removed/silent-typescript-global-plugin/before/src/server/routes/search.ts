import { FastifyInstance } from 'fastify';
import { search } from '../search';

export async function searchRoutes(app: FastifyInstance): Promise<void> {
  app.get<{ Querystring: { q: string } }>(
    '/search',
    { config: { rateLimit: { max: 30, timeWindow: '1 minute' } } },
    (request) => search(request.query.q),
  );
}
