import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();

export async function move(from: string, to: string, cents: number): Promise<void> {
  await prisma.wallet.update({ where: { id: from }, data: { cents: { decrement: cents } } });
  await prisma.wallet.update({ where: { id: to }, data: { cents: { increment: cents } } });
  await prisma.movement.create({ data: { from, to, cents } });
}
