import { bus } from "../bus";
import { Order, orders } from "./store";

export async function place(order: Order): Promise<void> {
  await orders.insert(order);
  await bus.publish("order.placed", { id: order.id });
}
