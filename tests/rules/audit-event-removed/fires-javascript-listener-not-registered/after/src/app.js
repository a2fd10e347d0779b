import { EventEmitter } from "node:events";
import { mailer } from "./mailer.js";

export const bus = new EventEmitter();

bus.on("role.granted", mailer.notify);
