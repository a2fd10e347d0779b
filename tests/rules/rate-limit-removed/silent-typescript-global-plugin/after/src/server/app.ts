import Fastify from 'fastify';
import rateLimit from '@fastify/rate-limit';
import { searchRoutes } from './routes/search';

export async function build() {
  const app = Fastify();
  await app.register(rateLimit, { global: true, max: 30, timeWindow: '1 minute' });
  await app.register(searchRoutes);
  return app;
}
