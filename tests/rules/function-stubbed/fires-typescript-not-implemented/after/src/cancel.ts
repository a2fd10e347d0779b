import { refund } from "./refunds";
import { Order } from "./orders";

export async function cancel(order: Order): Promise<void> {
  await refund(order, order.paid);
  await order.close();
}
