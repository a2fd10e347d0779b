import { licences, Holder } from '../licences';

const MAX_SHARE = 0.1;

export async function release(gone: Holder[], all: number): Promise<void> {
  if (gone.length / all > MAX_SHARE) {
    throw new Error(`would take ${gone.length} of ${all} licences away`);
  }
  for (const holder of gone) {
    await licences.release(holder.id);
  }
}
