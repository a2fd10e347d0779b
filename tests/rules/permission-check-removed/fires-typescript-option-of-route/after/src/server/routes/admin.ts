import { FastifyInstance } from 'fastify';
import { tenants } from '../tenants';

export async function adminRoutes(app: FastifyInstance): Promise<void> {
  app.get('/tenants', { preHandler: app.requireRole('operator') }, () => tenants.list());

  app.delete(
    '/tenants/:id',
    { schema: { params: { type: 'object', properties: { id: { type: 'string', format: 'uuid' } } } } },
    async (request, reply) => {
      await tenants.remove((request.params as { id: string }).id);
      return reply.code(204).send();
    },
  );
}
