import { describe, expect, test, vi } from "vitest";
import { SoldOut, reserve } from "./reserve";

describe("reserve", () => {
  test("takes from stock", async () => {
    const stock = { tea: 5 };
    expect(await reserve(stock, "tea", 2)).toBe(3);
    expect(stock).toStrictEqual({ tea: 3 });
  });

  test("refuses what is sold out", async () => {
    const stock = { tea: 1 };
    await expect(reserve(stock, "tea", 2)).rejects.toThrow(SoldOut);
    expect(stock.tea).toBe(1);
  });
});
