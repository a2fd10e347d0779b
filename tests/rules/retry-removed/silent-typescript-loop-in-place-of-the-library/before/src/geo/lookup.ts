import pRetry from "p-retry";
import { geo } from "./client";

export async function lookup(address: string): Promise<[number, number]> {
  const found = await pRetry(() => geo.search(address), { retries: 3, minTimeout: 200 });
  return found[0].coordinates;
}
