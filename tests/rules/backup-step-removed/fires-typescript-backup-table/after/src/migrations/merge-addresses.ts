import { MikroORM } from '@mikro-orm/core';
import { Address } from '../entities/address';

export async function mergeAddresses(orm: MikroORM): Promise<void> {
  const em = orm.em.fork();
  const addresses = await em.find(Address, {}, { orderBy: { createdAt: 'asc' } });
  const kept = new Map<string, Address>();
  for (const address of addresses) {
    const key = [address.street, address.zip, address.customerId].join('|').toLowerCase();
    if (kept.has(key)) {
      em.remove(address);
    } else {
      kept.set(key, address);
    }
  }
  await em.flush();
}
