import { createHmac, timingSafeEqual } from "node:crypto";

export function verifySignature(req, res, next) {
  const wanted = createHmac("sha256", process.env.HOOK_SECRET).update(req.body).digest();
  const given = Buffer.from(req.get("x-signature") ?? "", "hex");
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return res.sendStatus(401);
  next();
}
