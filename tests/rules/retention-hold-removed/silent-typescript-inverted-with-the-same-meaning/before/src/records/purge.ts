import { objects } from "../storage";
import { records } from "./store";

export async function purge(now: Date): Promise<void> {
  for (const record of await records.closed()) {
    if (record.retainUntil > now) continue;
    await objects.remove(record.objectKey);
    await records.remove(record.id);
  }
  await records.markPurged(now);
}
