import { gateway } from "../gateway";
import { refunds } from "./store";

export async function execute(id: string): Promise<void> {
  const refund = await refunds.get(id);
  if (refund.executedAt) {
    throw new Error(`refund ${id} is done already`);
  }
  if (refund.cents > 50_000 && !refund.approvedBy) {
    throw new Error(`refund ${id} waits for an approver`);
  }
  await gateway.refund(refund.chargeId, refund.cents);
  await refunds.markExecuted(id);
}
