import { describe, expect, it } from "vitest";
import { discount } from "./discount";

describe("discount", () => {
  it("takes a tenth off in spring", () => {
    expect(discount(200, "SPRING")).toBe(180);
  });

  it("takes a fifth off in summer only", () => {
    expect(discount(200, "SUMMER")).toBe(160);
  });

  it("leaves the price alone without a code", () => {
    expect(discount(200)).toBe(200);
  });

  it("refuses a negative total", () => {
    expect(() => discount(-1)).toThrow(RangeError);
  });
});
