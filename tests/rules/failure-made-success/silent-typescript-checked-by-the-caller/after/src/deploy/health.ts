import type { Probe } from "./probe";

export async function isHealthyWithin(probe: Probe, attempts = 20): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (await probe.healthy()) {
      return true;
    }
    await probe.pause(3_000);
  }
  return false;
}
