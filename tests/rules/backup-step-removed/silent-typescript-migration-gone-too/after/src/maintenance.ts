import { backupTable } from './lib/backup';
import { db } from './db';

export async function rebuildTotals(): Promise<void> {
  const totals = await db.totals();
  console.log(`${totals.length} totals`);
}

export const tasks = {
  rebuildTotals,
  backup: (table: string) => backupTable(db, table),
};
