import { directory } from '../directory';
import { licences } from '../licences';

const MAX_SHARE = 0.1;

export async function deprovision(): Promise<void> {
  const active = new Set((await directory.activeUsers()).map((user) => user.email));
  const holders = await licences.holders();
  const gone = holders.filter((holder) => !active.has(holder.email));

  if (gone.length / holders.length > MAX_SHARE) {
    throw new Error(`would take ${gone.length} of ${holders.length} licences away`);
  }

  for (const holder of gone) {
    await licences.release(holder.id);
  }
}
