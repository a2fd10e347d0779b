import { directory } from '../directory';
import { licences } from '../licences';

export async function deprovision(): Promise<void> {
  const active = new Set((await directory.activeUsers()).map((user) => user.email));
  const holders = await licences.holders();
  const gone = holders.filter((holder) => !active.has(holder.email));

  await Promise.all(gone.map((holder) => licences.release(holder.id)));
}
