import { Order } from "./orders";
import { gateway } from "./gateway";

export async function refund(order: Order, cents: number): Promise<void> {
  const note = `refund of ${cents}`;
  await gateway.refund(order.payment, cents);
  order.refunded += cents;
  await order.save();
}
