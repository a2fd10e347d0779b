import { Decimal } from 'decimal.js';
import { calculateVat, grossOf } from '../tax/vat';
import type { Destination } from '../tax/types';
import type { Cart } from './cart';

export interface Quote {
  net: Decimal;
  vat: Decimal;
  gross: Decimal;
  note?: string;
}

export function quote(cart: Cart, destination: Destination): Quote {
  const lines = cart.items.map((item) => ({
    sku: item.sku,
    category: item.category,
    net: item.price.mul(item.quantity),
  }));
  const net = lines.reduce((sum, line) => sum.add(line.net), new Decimal(0));
  const tax = calculateVat(lines, destination);

  return { net, vat: tax.total, gross: grossOf(net, tax), note: tax.note };
}

export function isFree(q: Quote): boolean {
  return q.gross.isZero();
}
