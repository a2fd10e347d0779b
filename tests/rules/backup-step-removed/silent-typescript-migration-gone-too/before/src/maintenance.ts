import { backupTable } from './lib/backup';
import { db } from './db';

export async function rebuildTotals(): Promise<void> {
  const totals = await db.totals();
  console.log(`${totals.length} totals`);
}

export async function mergeAddresses(): Promise<void> {
  await backupTable(db, 'address');
  for (const pair of await db.duplicateAddresses()) {
    await db.address.delete({ where: { id: pair.second } });
  }
}

export const tasks = {
  rebuildTotals,
  mergeAddresses,
  backup: (table: string) => backupTable(db, table),
};
