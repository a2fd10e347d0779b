export class SoldOut extends Error {}

export type Stock = Record<string, number>;

export async function reserve(stock: Stock, sku: string, count: number): Promise<number> {
  const left = (stock[sku] ?? 0) - count;
  if (left < 0) throw new SoldOut(`no ${sku} left`);
  stock[sku] = left;
  return left;
}
