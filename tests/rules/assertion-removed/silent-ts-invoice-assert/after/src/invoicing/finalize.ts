import { InvoiceError } from "./errors";
import type { Invoice, InvoiceLine } from "./types";
import { invoiceRepository } from "./repository";
import { nextNumber } from "./numbering";

const total = (lines: InvoiceLine[], field: "cents" | "taxCents") =>
  lines.reduce((sum, line) => sum + line[field], 0);

export function isOverdue(invoice: Invoice, today = new Date()): boolean {
  return invoice.status === "final" && invoice.dueAt < today;
}

export async function finalizeInvoice(id: string): Promise<Invoice> {
  const invoice = await invoiceRepository.get(id);

  if (invoice.status !== "draft") {
    throw new InvoiceError("already_final", id);
  }
  if (invoice.lines.length === 0) {
    throw new InvoiceError("no_lines", id);
  }
  const gross = total(invoice.lines, "cents") + total(invoice.lines, "taxCents");
  if (gross !== invoice.grossCents) {
    throw new InvoiceError("totals_differ", id);
  }

  return invoiceRepository.save({
    ...invoice,
    number: await nextNumber(invoice.sellerId),
    status: "final",
    finalizedAt: new Date(),
  });
}
