import { FastifyInstance } from 'fastify';
import { search } from '../search';

export async function searchRoutes(app: FastifyInstance): Promise<void> {
  app.get<{ Querystring: { q: string } }>(
    '/search',
    (request) => search(request.query.q),
  );
}
