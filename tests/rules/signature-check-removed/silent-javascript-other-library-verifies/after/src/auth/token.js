import { jwtVerify } from "jose";
import { publicKey } from "./keys.js";

export async function subjectOf(token) {
  const { payload } = await jwtVerify(token, publicKey, { algorithms: ["RS256"], audience: "api" });
  return payload.sub;
}
