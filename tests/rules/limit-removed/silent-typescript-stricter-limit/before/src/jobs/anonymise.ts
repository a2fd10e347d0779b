import { db } from '../db';

export async function anonymise(before: Date): Promise<number> {
  const people = await db.person.findMany({
    where: { leftAt: { lt: before }, anonymisedAt: null },
    orderBy: { leftAt: 'asc' },
    take: 500,
  });
  for (const { id } of people) {
    await db.person.update({ where: { id }, data: { name: 'left', email: null } });
  }
  return people.length;
}
