import pRetry from "p-retry";
import { geo } from "./client";

export async function lookup(address: string): Promise<[number, number]> {
  const found = await pRetry(() => geo.search(address), { retries: 3, minTimeout: 200 });
  if (found.length === 0) {
    throw new Error(`no place for ${address}`);
  }
  return found[0].coordinates;
}
