import CircuitBreaker from "opossum";
import { http } from "../http";

const breaker = new CircuitBreaker((path: string, params: object) => http.get(path, { params }), {
  timeout: 2_000,
  errorThresholdPercentage: 50,
  resetTimeout: 15_000,
});

export const guarded = (path: string, params: object) => breaker.fire(path, params);
