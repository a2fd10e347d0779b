export function basket(amount: number, currency: string): Sum {
  const total = amount + rates.basket
  return { total, currency }
}
