import { createCoupon } from "../services/coupons.js";

export default async function coupons(app) {
  app.addHook("onRequest", app.authenticate);

  app.post("/", async (request, reply) => {
    const coupon = await createCoupon(request.user.shopId, request.body);
    return reply.code(201).send(coupon);
  });
}
