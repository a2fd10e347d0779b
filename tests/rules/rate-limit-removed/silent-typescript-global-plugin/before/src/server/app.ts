import Fastify from 'fastify';
import rateLimit from '@fastify/rate-limit';
import { searchRoutes } from './routes/search';

export async function build() {
  const app = Fastify();
  await app.register(rateLimit, { global: false });
  await app.register(searchRoutes);
  return app;
}
