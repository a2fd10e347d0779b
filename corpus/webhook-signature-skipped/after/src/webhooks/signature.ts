import { createHmac, timingSafeEqual } from "node:crypto";

export class SignatureError extends Error {}

export function verifySignature(body: Buffer, header: string | undefined, secret: string): void {
  const expected = createHmac("sha256", secret).update(body).digest();
  const given = Buffer.from(header ?? "", "hex");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new SignatureError("signature does not match");
  }
}
