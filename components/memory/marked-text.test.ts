import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pieces } from "./marked-text";

describe("a text with marked stretches", () => {
  it("stays the same text whatever the stretches are, and marks nothing outside them", () => {
    const stretch = fc.record({ start: fc.nat(40), end: fc.nat(60) });
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(stretch, { maxLength: 6 }), (text, stretches) => {
        const cut = pieces(text, stretches);
        expect(cut.map(({ part }) => part).join("")).toBe(text);
        for (const { start, part, isMarked } of cut) {
          const isInside = (place: number) => stretches.some((one) => one.start <= place && place < one.end);
          for (let place = start; place < start + part.length; place += 1)
            expect(isInside(place)).toBe(isMarked);
        }
      }),
    );
  });
});
