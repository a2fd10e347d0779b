import { isHealthyWithin } from "./health";
import { promote } from "./promote";
import type { Probe } from "./probe";

export async function rollout(probe: Probe, image: string): Promise<void> {
  if (!(await isHealthyWithin(probe, 20))) {
    throw new Error(`${image} is not healthy after 20 attempts`);
  }
  await promote(image);
}
