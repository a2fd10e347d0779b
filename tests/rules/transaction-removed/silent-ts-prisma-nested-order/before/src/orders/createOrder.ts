import { prisma } from "../db";
import type { CartLine } from "../cart/types";

interface NewOrder {
  customerId: string;
  lines: CartLine[];
  shippingAddress: { street: string; zip: string; city: string; country: string };
}

export async function createOrder({ customerId, lines, shippingAddress }: NewOrder) {
  const total = lines.reduce((sum, line) => sum + line.cents * line.quantity, 0);

  return prisma.$transaction(async (tx) => {
    const order = await tx.order.create({
      data: { customerId, total, status: "PLACED" },
    });
    await tx.orderLine.createMany({
      data: lines.map((line) => ({
        orderId: order.id,
        productId: line.productId,
        quantity: line.quantity,
        cents: line.cents,
      })),
    });
    await tx.shipment.create({
      data: { orderId: order.id, ...shippingAddress },
    });
    return order;
  });
}
