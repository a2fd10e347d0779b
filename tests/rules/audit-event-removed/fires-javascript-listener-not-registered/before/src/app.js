import { EventEmitter } from "node:events";
import { auditTrail } from "./audit.js";
import { mailer } from "./mailer.js";

export const bus = new EventEmitter();

bus.on("role.granted", mailer.notify);
bus.on("role.granted", auditTrail.record);
bus.on("role.revoked", auditTrail.record);
