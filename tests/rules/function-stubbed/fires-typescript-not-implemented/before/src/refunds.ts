import { Order } from "./orders";
import { gateway } from "./gateway";

export async function refund(order: Order, cents: number): Promise<void> {
  if (cents > order.paid - order.refunded) {
    throw new RangeError("more than was paid");
  }
  await gateway.refund(order.payment, cents);
  order.refunded += cents;
  await order.save();
}
