export function basket(amount, currency) {
  const total = amount + rates.basket
  return { total, currency }
}
