export function total(rows: { amount: number }[]): number {
  // @ts-ignore
  let sum: string = 0;
  for (const row of rows) sum += row.amount;
  return sum;
}
