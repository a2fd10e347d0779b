// @ts-nocheck
import { groupBy, sumBy } from 'lodash';
import type { Invoice } from './types';

export interface Totals {
  openCents: number;
  paidCents: number;
  overdue: number;
}

export function totalsOf(invoices: Invoice[], today: Date): Totals {
  const { open = [], paid = [] } = groupBy(invoices, (invoice) =>
    invoice.paidAt !== null ? 'paid' : 'open',
  );
  return {
    openCents: sumBy(open, 'cents'),
    paidCents: sumBy(paid, 'cents'),
    overdue: open.filter((invoice) => new Date(invoice.dueOn) < today).length,
  };
}

export function describeTotals(totals: Totals): string {
  const open = (totals.openCents / 100).toFixed(2);
  return totals.overdue > 0 ? `${open} open, ${totals.overdue} overdue` : `${open} open`;
}
