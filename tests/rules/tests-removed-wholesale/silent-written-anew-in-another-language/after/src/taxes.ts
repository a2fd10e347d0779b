export function taxes(amount: number, currency: string): Sum {
  const total = amount + rates.taxes
  return { total, currency }
}
