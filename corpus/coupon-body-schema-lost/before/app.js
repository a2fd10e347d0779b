import Fastify from "fastify";
import { couponBody } from "./schemas/coupon.js";
import { createCoupon } from "./services/coupons.js";
import { authenticate } from "./plugins/authenticate.js";

export function build() {
  const app = Fastify({ logger: true });
  app.register(authenticate);

  app.get("/health", async () => ({ ok: true }));

  app.post(
    "/coupons",
    { onRequest: [app.authenticate], schema: { body: couponBody } },
    async (request, reply) => {
      const coupon = await createCoupon(request.user.shopId, request.body);
      return reply.code(201).send(coupon);
    },
  );
  return app;
}
