import Fastify from 'fastify';
import cookie from '@fastify/cookie';
import { customerRoutes } from './routes/customers';
import { healthRoutes } from './routes/health';
import { toErrorReply } from './errors';
import { config } from './config';
import { logger } from './logger';

export async function buildServer() {
  const app = Fastify({ loggerInstance: logger, bodyLimit: 200 * 1024 });

  await app.register(cookie, { secret: config.cookieSecret });

  app.setErrorHandler(toErrorReply);

  await app.register(healthRoutes, { prefix: '/healthz' });
  await app.register(customerRoutes, { prefix: '/customers' });

  return app;
}

process.on('unhandledRejection', (reason) => {
  logger.error({ reason }, 'unhandled rejection');
});

if (require.main === module) {
  buildServer()
    .then((app) => app.listen({ port: config.port, host: '0.0.0.0' }))
    .catch((err) => {
      logger.fatal(err, 'startup failed');
      process.exit(1);
    });
}
