import { bus } from "../bus";
import { Order, orders } from "./store";
import { PlaceFailed } from "./errors";

export async function place(order: Order): Promise<void> {
  try {
    await orders.insert(order);
    await bus.publish("order.placed", { id: order.id });
  } catch (cause) {
    throw new PlaceFailed(order.id, { cause });
  }
}
