import { SoldOut, reserve, value } from "./reserve";

describe("reserve", () => {
  it("takes from stock", () => {
    const stock = { tea: 5 };
    expect(reserve(stock, "tea", 2)).toEqual({ sku: "tea", left: 3 });
    expect(stock.tea).toBe(3);
    document.querySelector("input").focus();
  });

  it("refuses what is sold out", () => {
    const stock = { tea: 1 };
    expect(() => reserve(stock, "tea", 2)).toThrow(SoldOut);
    expect(stock.tea).toBe(1);
  });

  it.each([
    [0],
    [-1],
    [-100],
  ])("refuses a count of %i", (count) => {
    expect(() => reserve({ tea: 5 }, "tea", count)).toThrow("count must be positive");
  });
});

describe("value", () => {
  it("is the sum of prices", () => {
    expect(value({ tea: 3 }, { tea: 2.35 })).toBeCloseTo(7.05, 5);
  });
});
