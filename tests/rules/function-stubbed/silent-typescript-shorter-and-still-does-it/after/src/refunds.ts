import { Order } from "./orders";
import { gateway } from "./gateway";

export async function refund(order: Order, cents: number): Promise<void> {
  await order.refund(gateway, cents);
}
