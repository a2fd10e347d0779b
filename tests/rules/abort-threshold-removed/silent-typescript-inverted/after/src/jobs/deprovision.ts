import { licences, Holder } from '../licences';

const MAX_SHARE = 0.1;

export async function release(gone: Holder[], all: number): Promise<void> {
  const allowed = Math.floor(all * MAX_SHARE);
  if (gone.length <= allowed) {
    await Promise.all(gone.map((holder) => licences.release(holder.id)));
    return;
  }
  throw new Error(`would take ${gone.length} of ${all} licences away`);
}
