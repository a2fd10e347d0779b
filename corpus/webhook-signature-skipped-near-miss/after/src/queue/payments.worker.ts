import { orders } from "../orders/store";

export async function handlePayment(event: { type: string; data: { orderId: string; amount: number } }) {
  if (event.type === "payment.succeeded") {
    await orders.markPaid(event.data.orderId, event.data.amount);
  }
}
