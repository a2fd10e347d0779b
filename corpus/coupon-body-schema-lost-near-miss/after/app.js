import Fastify from "fastify";
import coupons from "./routes/coupons.js";
import { authenticate } from "./plugins/authenticate.js";

export function build() {
  const app = Fastify({ logger: true });
  app.register(authenticate);

  app.get("/health", async () => ({ ok: true }));

  app.register(coupons, { prefix: "/coupons" });
  return app;
}
