import { assert } from "chai";
import { reserve } from "./reserve";

it("takes from stock", () => {
  const stock = { tea: 5 };
  assert.deepEqual(reserve(stock, "tea", 2), { sku: "tea", left: 3 });
  assert.strictEqual(stock.tea, 3);
});
