import { prisma } from './db';

export async function move(from: string, to: string, cents: number): Promise<void> {
  await prisma.$transaction(async (tx) => {
    await tx.wallet.update({ where: { id: from }, data: { cents: { decrement: cents } } });
    await tx.wallet.update({ where: { id: to }, data: { cents: { increment: cents } } });
  });
}
