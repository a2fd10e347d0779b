import { MikroORM } from '@mikro-orm/core';
import { Address } from '../entities/address';
import { backupTable } from '../lib/backup';

export async function mergeAddresses(orm: MikroORM): Promise<void> {
  const em = orm.em.fork();
  await backupTable(em, 'address');

  const addresses = await em.find(Address, {}, { orderBy: { createdAt: 'asc' } });
  const kept = new Map<string, Address>();
  for (const address of addresses) {
    const key = `${address.street}|${address.zip}|${address.customerId}`;
    if (kept.has(key)) {
      em.remove(address);
    } else {
      kept.set(key, address);
    }
  }
  await em.flush();
}
