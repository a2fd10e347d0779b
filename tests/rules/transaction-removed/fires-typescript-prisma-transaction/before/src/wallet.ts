import { PrismaClient } from '@prisma/client';

const prisma = new PrismaClient();

export async function move(from: string, to: string, cents: number): Promise<void> {
  await prisma.$transaction([
    prisma.wallet.update({ where: { id: from }, data: { cents: { decrement: cents } } }),
    prisma.wallet.update({ where: { id: to }, data: { cents: { increment: cents } } }),
    prisma.movement.create({ data: { from, to, cents } }),
  ]);
}
