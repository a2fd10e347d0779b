import { Prisma } from '@prisma/client';

export async function move(tx: Prisma.TransactionClient, from: string, to: string, cents: number): Promise<void> {
  await tx.wallet.update({ where: { id: from }, data: { cents: { decrement: cents } } });
  await tx.wallet.update({ where: { id: to }, data: { cents: { increment: cents } } });
}
