import { Order } from "./orders";
import { gateway } from "./gateway";

export async function refund(order: Order, cents: number): Promise<void> {
  throw new Error("Not implemented");
}
