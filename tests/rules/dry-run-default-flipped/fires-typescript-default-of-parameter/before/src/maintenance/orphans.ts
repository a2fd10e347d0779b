import { blobs, documents } from '../store';

interface Options {
  dryRun?: boolean;
  olderThanDays?: number;
}

export async function removeOrphans({ dryRun = true, olderThanDays = 14 }: Options = {}): Promise<number> {
  let count = 0;
  for await (const blob of blobs.olderThan(olderThanDays)) {
    if (await documents.refersTo(blob.key)) continue;
    count += 1;
    if (!dryRun) await blobs.remove(blob.key);
  }
  return count;
}
