import type { Invoice } from './types';

export interface Totals {
  openCents: number;
  paidCents: number;
  overdue: number;
}

export function totalsOf(invoices: Invoice[], today: Date): Totals {
  const totals: Totals = { openCents: 0, paidCents: 0, overdue: 0 };
  for (const invoice of invoices) {
    if (invoice.paidAt !== null) {
      totals.paidCents += invoice.cents;
      continue;
    }
    totals.openCents += invoice.cents;
    if (new Date(invoice.dueOn) < today) {
      totals.overdue += 1;
    }
  }
  return totals;
}

export function describeTotals(totals: Totals): string {
  const open = (totals.openCents / 100).toFixed(2);
  return totals.overdue > 0 ? `${open} open, ${totals.overdue} overdue` : `${open} open`;
}
