export function total(rows: { amount: number }[]): number {
  let sum = 0;
  for (const row of rows) sum += row.amount;
  return sum;
}
