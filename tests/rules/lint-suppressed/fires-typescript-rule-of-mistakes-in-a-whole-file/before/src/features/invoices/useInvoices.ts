import { useEffect, useState } from 'react';
import { api } from '../../lib/api';
import type { Invoice } from './types';

export function useInvoices(customerId: string) {
  const [invoices, setInvoices] = useState<Invoice[]>([]);
  const [loading, setLoading] = useState(true);

  useEffect(() => {
    let active = true;
    setLoading(true);
    api.get<Invoice[]>(`/customers/${customerId}/invoices`).then((result) => {
      if (!active) return;
      setInvoices(result);
      setLoading(false);
    });
    return () => {
      active = false;
    };
  }, [customerId]);

  return { invoices, loading };
}

export function invoiceKey(invoice: Invoice): string {
  return `${invoice.number}-${invoice.revision}`;
}
