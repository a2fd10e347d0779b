export function total(rows: { amount: number }[]): number {
  // @ts-ignore
  let sum = 0;
  for (const row of rows) sum += row.amount;
  return sum;
}
