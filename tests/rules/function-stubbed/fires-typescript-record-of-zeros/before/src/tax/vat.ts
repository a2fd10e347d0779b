import { Decimal } from 'decimal.js';
import { rateFor } from './rates';
import type { Destination, TaxLine, TaxResult } from './types';

const EU = new Set(['AT', 'BE', 'DE', 'ES', 'FR', 'IE', 'IT', 'NL', 'PL', 'PT']);

export function isReverseCharge(destination: Destination): boolean {
  return destination.vatId !== undefined && destination.country !== 'DE' && EU.has(destination.country);
}

export function calculateVat(lines: TaxLine[], destination: Destination): TaxResult {
  if (isReverseCharge(destination)) {
    return { total: new Decimal(0), lines: [], note: 'reverse charge' };
  }
  const country = EU.has(destination.country) ? destination.country : 'DE';
  const taxed = lines.map((line) => {
    const rate = rateFor(country, line.category);
    return { sku: line.sku, rate, amount: line.net.mul(rate).toDecimalPlaces(2) };
  });
  return {
    total: taxed.reduce((sum, line) => sum.add(line.amount), new Decimal(0)),
    lines: taxed,
  };
}

export function grossOf(net: Decimal, tax: TaxResult): Decimal {
  return net.add(tax.total);
}
