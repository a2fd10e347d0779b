export function total(rows: { amount: number }[]): number {
  // eslint-disable-next-line prefer-const
  let sum = 0;
  for (const row of rows) sum += row.amount;
  return sum;
}
