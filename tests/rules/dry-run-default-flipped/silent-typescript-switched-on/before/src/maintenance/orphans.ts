import { blobs, documents } from '../store';

export async function removeOrphans(dryRun = false): Promise<number> {
  let count = 0;
  for await (const blob of blobs.olderThan(14)) {
    if (await documents.refersTo(blob.key)) continue;
    count += 1;
    if (!dryRun) await blobs.remove(blob.key);
  }
  return count;
}
