export function prices(amount: number, currency: string): Sum {
  const total = amount + rates.prices
  return { total, currency }
}
