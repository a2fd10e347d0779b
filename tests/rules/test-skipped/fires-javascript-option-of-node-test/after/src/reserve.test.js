import assert from "node:assert/strict";
import { test } from "node:test";
import { reserve } from "./reserve.js";

test("takes from stock", { skip: true }, () => {
  assert.deepEqual(reserve({ tea: 5 }, "tea", 2), { sku: "tea", left: 3 });
});
