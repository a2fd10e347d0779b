export function discount(total: number, code?: string): number {
  if (total < 0) throw new RangeError("total");
  if (code === "SPRING") return total * 0.9;
  return total;
}
