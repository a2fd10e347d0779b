import type { RequestHandler } from "express";
import type { ZodType } from "zod";

export function body(schema: ZodType): RequestHandler {
  return (req, res, next) => {
    const parsed = schema.safeParse(req.body);
    if (!parsed.success) return res.status(422).json(parsed.error.flatten());
    req.body = parsed.data;
    next();
  };
}
