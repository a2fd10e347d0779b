import { waitUntilHealthy } from "./health";
import { promote } from "./promote";
import type { Probe } from "./probe";

export async function rollout(probe: Probe, image: string): Promise<void> {
  await waitUntilHealthy(probe, 20);
  await promote(image);
}
