import { createHmac, timingSafeEqual } from "node:crypto";
import type { NextFunction, Request, Response } from "express";

export class SignatureError extends Error {}

export function verifySignature(body: Buffer, header: string | undefined, secret: string): void {
  const expected = createHmac("sha256", secret).update(body).digest();
  const given = Buffer.from(header ?? "", "hex");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new SignatureError("signature does not match");
  }
}

export function signed(secret: string) {
  return (req: Request & { rawBody: Buffer }, res: Response, next: NextFunction) => {
    try {
      verifySignature(req.rawBody, req.get("x-payment-signature"), secret);
    } catch (error) {
      return res.status(400).json({ error: "bad signature" });
    }
    return next();
  };
}
