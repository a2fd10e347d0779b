import { geo } from "./client";

export async function lookup(address: string): Promise<[number, number]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const found = await geo.search(address);
      return found[0].coordinates;
    } catch (error) {
      if (attempt > 3) throw error;
      await new Promise((resolve) => setTimeout(resolve, 200 * 2 ** attempt));
    }
  }
}
