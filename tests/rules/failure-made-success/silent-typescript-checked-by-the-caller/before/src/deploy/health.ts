import type { Probe } from "./probe";

export async function waitUntilHealthy(probe: Probe, attempts = 20): Promise<void> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (await probe.healthy()) {
      return;
    }
    await probe.pause(3_000);
  }
  throw new Error(`not healthy after ${attempts} attempts`);
}
