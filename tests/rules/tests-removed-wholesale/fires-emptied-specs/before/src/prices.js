export function prices(amount, currency) {
  const total = amount + rates.prices
  return { total, currency }
}
