import { geo } from "./client";

export async function lookup(address: string): Promise<[number, number]> {
  const found = await geo.search(address);
  if (found.length === 0) {
    throw new Error(`no place for ${address}`);
  }
  return found[0].coordinates;
}
