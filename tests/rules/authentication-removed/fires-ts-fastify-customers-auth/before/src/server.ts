import express from 'express';
import cookieParser from 'cookie-parser';
import { customersRouter } from './routes/customers';
import { healthRouter } from './routes/health';
import { errorHandler } from './middleware/errors';
import { config } from './config';
import { logger } from './logger';

const app = express();

app.disable('x-powered-by');
app.use(express.json({ limit: '200kb' }));
app.use(cookieParser(config.cookieSecret));

app.use('/healthz', healthRouter);
app.use('/customers', customersRouter);

app.use(errorHandler);

process.on('unhandledRejection', (reason) => {
  logger.error({ reason }, 'unhandled rejection');
});

app.listen(config.port, () => {
  logger.info({ port: config.port }, 'backoffice listening');
});
