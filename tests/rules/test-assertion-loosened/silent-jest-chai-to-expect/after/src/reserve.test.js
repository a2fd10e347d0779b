import { reserve } from "./reserve";

it("takes from stock", () => {
  const stock = { tea: 5 };
  expect(reserve(stock, "tea", 2)).toEqual({ sku: "tea", left: 3 });
  expect(stock.tea).toBe(3);
});
