import express from "express";
import { verifySignature } from "./signature.js";
import { onPush } from "./push.js";

export const hooks = express.Router();

hooks.use(express.raw({ type: "*/*" }));
hooks.post("/push", onPush);
