import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { measureInfluence } from "./influence";

describe("influence", () => {
  test("is none where only citations, case and punctuation differ", () => {
    expect(measureInfluence("You live in Bergen [mem_a1].", "you live in  bergen")).toEqual({
      distance: 0,
      changed: false,
    });
  });

  test.each([
    ["It is kept at -80 °C.", "It is kept at 80 °C."],
    ["Your blood group is A+.", "Your blood group is A-."],
    ["You write C++.", "You write C#."],
    ["It ended 3-1.", "It ended 1-3."],
    ["Faltan 3 años.", "Faltan 3 anos."],
  ])("counts signs, order and marks: “%s” is not “%s”", (left, right) => {
    expect(measureInfluence(left, right).changed).toBe(true);
  });

  test("is the share of words without a partner", () => {
    expect(measureInfluence("You live in Bergen.", "You live in Oslo.")).toEqual({
      distance: 0.25,
      changed: true,
    });
    expect(measureInfluence("Yes.", "No.")).toEqual({ distance: 1, changed: true });
    expect(measureInfluence("", "Something.")).toEqual({ distance: 1, changed: true });
  });

  test("lies between 0 and 1, is the same in both directions, and 0 for a text and itself", () => {
    const text = fc
      .array(fc.constantFrom("you", "live", "in", "Bergen", "Oslo", "tea", "é"), { maxLength: 12 })
      .map((words) => words.join(" "));
    fc.assert(
      fc.property(text, text, (left, right) => {
        const { distance, changed } = measureInfluence(left, right);
        expect(distance).toBeGreaterThanOrEqual(0);
        expect(distance).toBeLessThanOrEqual(1);
        expect(changed).toBe(distance > 0);
        expect(measureInfluence(right, left)).toEqual({ distance, changed });
        expect(measureInfluence(left, left).distance).toBe(0);
      }),
    );
  });
});
