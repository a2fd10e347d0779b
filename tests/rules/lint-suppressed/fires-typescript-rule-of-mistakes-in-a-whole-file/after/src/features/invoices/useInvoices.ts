/* eslint-disable react-hooks/exhaustive-deps */
import { useCallback, useEffect, useState } from 'react';
import { api } from '../../lib/api';
import type { Invoice, InvoiceFilter } from './types';

export function useInvoices(customerId: string, filter: InvoiceFilter) {
  const [invoices, setInvoices] = useState<Invoice[]>([]);
  const [loading, setLoading] = useState(true);

  const load = useCallback(
    (signal: AbortSignal) =>
      api.get<Invoice[]>(`/customers/${customerId}/invoices`, { params: filter, signal }),
    [customerId],
  );

  useEffect(() => {
    const controller = new AbortController();
    setLoading(true);
    load(controller.signal).then((result) => {
      if (controller.signal.aborted) return;
      setInvoices(result);
      setLoading(false);
    });
    return () => controller.abort();
  }, [load]);

  return { invoices, loading };
}

export function invoiceKey(invoice: Invoice): string {
  return `${invoice.number}-${invoice.revision}`;
}
