import CircuitBreaker from "opossum";
import { http } from "../http";

async function query(text: string): Promise<string[]> {
  const { data } = await http.get("/search", { params: { q: text } });
  return data.ids;
}

const breaker = new CircuitBreaker(query, { timeout: false, errorThresholdPercentage: 50, resetTimeout: 15_000 });

export function search(text: string): Promise<string[]> {
  return breaker.fire(text);
}
