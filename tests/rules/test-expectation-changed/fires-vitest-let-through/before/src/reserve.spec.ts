import { expect, test } from "vitest";
import { status } from "./reserve";

test("others are refused", () => {
  expect(status({ admin: false })).toBe(403);
});
