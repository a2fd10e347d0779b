export class SoldOut extends Error {}

export function reserve(stock, sku, count) {
  if (count <= 0) throw new RangeError("count must be positive");
  const left = (stock[sku] ?? 0) - count;
  stock[sku] = left;
  return { sku, left };
}

export const value = (stock, prices) =>
  Object.entries(stock).reduce((sum, [sku, count]) => sum + prices[sku] * count, 0);
