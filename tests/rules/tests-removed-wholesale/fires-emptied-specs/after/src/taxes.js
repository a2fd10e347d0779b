export function taxes(amount, currency) {
  const total = amount + rates.taxes
  return { total, currency }
}
