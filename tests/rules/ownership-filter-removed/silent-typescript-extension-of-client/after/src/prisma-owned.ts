import { PrismaClient } from '@prisma/client';

/** A client that sees nothing but what the user owns. */
export function ownedBy(prisma: PrismaClient, ownerId: string) {
  return prisma.$extends({
    query: {
      note: {
        $allOperations({ args, query }) {
          return query({ ...args, where: { ...args.where, ownerId } });
        },
      },
    },
  });
}
