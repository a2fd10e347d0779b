import { move } from './wallet';
import { prisma } from './db';

export async function transfer(request: { from: string; to: string; cents: number }) {
  await prisma.$transaction((tx) => move(tx, request.from, request.to, request.cents));
  return { ok: true };
}
