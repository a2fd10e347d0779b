import type { Prisma } from "@prisma/client";
import { prisma } from "../db";
import type { CartLine } from "../cart/types";

interface NewOrder {
  customerId: string;
  lines: CartLine[];
  shippingAddress: { street: string; zip: string; city: string; country: string };
}

const orderInclude = { lines: true, shipment: true } satisfies Prisma.OrderInclude;

export type PlacedOrder = Prisma.OrderGetPayload<{ include: typeof orderInclude }>;

const sumOf = (lines: CartLine[]) =>
  lines.reduce((sum, line) => sum + line.cents * line.quantity, 0);

export async function createOrder({
  customerId,
  lines,
  shippingAddress,
}: NewOrder): Promise<PlacedOrder> {
  return prisma.order.create({
    data: {
      customerId,
      total: sumOf(lines),
      status: "PLACED",
      lines: {
        create: lines.map(({ productId, quantity, cents }) => ({ productId, quantity, cents })),
      },
      shipment: { create: shippingAddress },
    },
    include: orderInclude,
  });
}
