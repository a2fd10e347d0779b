import Fastify from "fastify";
import helmet from "@fastify/helmet";
import authPlugin from "./plugins/auth";
import dbPlugin from "./plugins/db";
import account from "./routes/account";
import health from "./routes/health";

export async function buildServer() {
  const app = Fastify({
    logger: { level: process.env.LOG_LEVEL ?? "info" },
    trustProxy: true,
  });

  await app.register(helmet);
  await app.register(dbPlugin);
  await app.register(authPlugin);

  await app.register(health, { prefix: "/health" });
  await app.register(account, { prefix: "/v1" });

  app.setErrorHandler((error, request, reply) => {
    request.log.error({ err: error }, "request failed");
    reply.code(error.statusCode ?? 500).send({ message: error.message });
  });

  return app;
}
