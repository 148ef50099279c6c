import { describe, expect, it } from "vitest";
import { dayRange, daysOf, overlap } from "./day-range";

/** A Sunday. */
const today = new Date(2026, 10, 22, 12);
const told = (date: Date | null) =>
  date ? `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}` : "open";

describe("dayRange", () => {
  it.each([
    ["today", "2026-11-22", "2026-11-22"],
    ["tomorrow", "2026-11-23", "2026-11-23"],
    ["this week", "2026-11-22", "2026-11-22"],
    ["for next week", "2026-11-23", "2026-11-29"],
    ["this weekend", "2026-11-22", "2026-11-22"],
    ["in the next ten days", "2026-11-22", "2026-12-2"],
    ["next month", "2026-12-1", "2026-12-31"],
    ["in April", "2027-4-1", "2027-4-30"],
    ["on Thursday", "2026-11-26", "2026-11-26"],
    ["", "2026-11-22", "open"],
  ])("reads %j", (words, first, last) => {
    const range = dayRange(words, today);
    expect([told(range.first), told(range.last)]).toEqual([first, last]);
  });
});

describe("daysOf and overlap", () => {
  it("knows the days of a date, a month and a year", () => {
    const month = daysOf("2026-12");
    expect([told(month?.first ?? null), told(month?.last ?? null)]).toEqual(["2026-12-1", "2026-12-31"]);
    expect(daysOf("soon")).toBeNull();
    const day = daysOf("2026-12-24");
    expect(day && month && overlap(day, month)).toBe(true);
    expect(day && overlap(day, dayRange("tomorrow", today))).toBe(false);
  });
});
