import { describe, expect, test } from "vitest";
import { daysIn, partsOf, whenOf, whenText } from "../src/when";

describe("a date in words", () => {
  test.each([
    ["2021-06-15", "2021年6月15日"],
    ["2021-06", "2021年6月"],
    ["2021", "2021年"],
    [null, "日期还没说"],
    [{ earliest: "2021-06-01", latest: "2022-01-31" }, "2021年6月1日至2022年1月31日之间"],
  ])("%j is said as %s", (when, words) => {
    expect(whenText(when)).toBe(words);
  });
});

describe("a date picked", () => {
  const parts = { precision: "day", year: "2021", month: "6", day: "5" } as const;

  test("is as exact as the person remembers it", () => {
    expect(whenOf(parts)).toBe("2021-06-05");
    expect(whenOf({ ...parts, precision: "month" })).toBe("2021-06");
    expect(whenOf({ ...parts, precision: "year" })).toBe("2021");
    expect(whenOf({ ...parts, precision: "unknown" })).toBeNull();
  });

  test("is not there while something is missing", () => {
    expect(whenOf({ ...parts, day: "" })).toBeUndefined();
    expect(whenOf({ ...parts, precision: "month", month: "" })).toBeUndefined();
    expect(whenOf({ ...parts, precision: "year", year: "" })).toBeUndefined();
  });

  test("is never a day that the month does not have", () => {
    expect(whenOf({ ...parts, month: "2", day: "29" })).toBeUndefined();
    expect(whenOf({ ...parts, year: "2024", month: "2", day: "29" })).toBe("2024-02-29");
  });

  test("starts from the date held, exactly as it is held", () => {
    for (const when of ["2021-06-15", "2021-06", "2021", null]) expect(whenOf(partsOf(when))).toBe(when);
  });

  test("offers the days of that month", () => {
    expect(daysIn("2023", "2")).toBe(28);
    expect(daysIn("2024", "2")).toBe(29);
    expect(daysIn("", "4")).toBe(30);
    expect(daysIn("2024", "")).toBe(31);
  });
});
