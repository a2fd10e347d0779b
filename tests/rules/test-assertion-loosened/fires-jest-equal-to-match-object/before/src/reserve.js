export class SoldOut extends Error {}

export function reserve(stock, sku, count) {
  if (count <= 0) throw new RangeError("count must be positive");
  const left = (stock[sku] ?? 0) - count;
  if (left < 0) throw new SoldOut(sku);
  stock[sku] = left;
  return { sku, left };
}

export const value = (stock, prices) =>
  Object.entries(stock).reduce((sum, [sku, count]) => sum + prices[sku] * count, 0);
