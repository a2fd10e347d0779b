import jwt from "jsonwebtoken";
import { publicKey } from "./keys.js";

export async function subjectOf(token) {
  const claims = jwt.verify(token, publicKey, { algorithms: ["RS256"], audience: "api" });
  return claims.sub;
}
