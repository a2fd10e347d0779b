import assert from "node:assert";
import type { Invoice } from "./types";
import { invoiceRepository } from "./repository";
import { nextNumber } from "./numbering";

export function isOverdue(invoice: Invoice, today = new Date()): boolean {
  return invoice.status === "final" && invoice.dueAt < today;
}

export async function finalizeInvoice(id: string): Promise<Invoice> {
  const invoice = await invoiceRepository.get(id);
  assert(invoice.lines.length > 0, "invoice has no lines");
  assert(invoice.status === "draft", "invoice is final already");

  const net = invoice.lines.reduce((sum, line) => sum + line.cents, 0);
  const tax = invoice.lines.reduce((sum, line) => sum + line.taxCents, 0);
  assert.strictEqual(net + tax, invoice.grossCents, "totals do not add up");

  return invoiceRepository.save({
    ...invoice,
    number: await nextNumber(invoice.sellerId),
    status: "final",
    finalizedAt: new Date(),
  });
}
