import { Decimal } from 'decimal.js';
import type { Destination, TaxLine, TaxResult } from './types';

const EU: ReadonlySet<string> = new Set(['AT', 'BE', 'DE', 'ES', 'FR', 'IE', 'IT', 'NL', 'PL', 'PT']);
const HOME = 'DE';

export function isReverseCharge({ vatId, country }: Destination): boolean {
  return vatId !== undefined && country !== HOME && EU.has(country);
}

export function calculateVat(_lines: TaxLine[], _destination: Destination): TaxResult {
  return { total: new Decimal(0), lines: [] };
}

export function grossOf(net: Decimal, tax: TaxResult): Decimal {
  return net.add(tax.total);
}

export function formatRate(rate: Decimal): string {
  return `${rate.mul(100).toFixed(0)} %`;
}

export function parseRate(text: string): Decimal {
  return new Decimal(text.replace('%', '').trim()).div(100);
}
