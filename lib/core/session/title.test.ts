import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { titleOf } from "./title";

describe("the title of a session", () => {
  test("is the message on one line", () => {
    expect(titleOf("  Hello\n\n  there,\tAda ")).toBe("Hello there, Ada");
  });

  test("is cut with an ellipsis, and not before one that fits", () => {
    expect(titleOf("x".repeat(80))).toBe("x".repeat(80));
    expect(titleOf("x".repeat(81))).toBe(`${"x".repeat(79)}…`);
    expect(titleOf(`${"x".repeat(78)} yyyy`)).toBe(`${"x".repeat(78)}…`);
  });

  test("is cut between characters in every script", () => {
    expect(titleOf(`${"x".repeat(78)}🐙🐙`)).toBe(`${"x".repeat(78)}…`);
    expect(titleOf("漢".repeat(200))).toBe(`${"漢".repeat(79)}…`);
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 300 }), (message) => {
        const title = titleOf(message);
        expect(title.isWellFormed()).toBe(true);
        expect(title.length).toBeLessThanOrEqual(80);
        expect(titleOf(title)).toBe(title);
      }),
    );
  });
});
