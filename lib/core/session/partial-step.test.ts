import fc from "fast-check";
import { expect, test } from "vitest";
import { type PartialStep, partialUpdate, withPartialUpdate } from "./partial-step";

const partial = fc.option(
  fc.record({
    turnId: fc.constantFrom("a", "b"),
    step: fc.constantFrom(1, 2),
    text: fc.string({ maxLength: 6 }),
    reasoning: fc.string({ maxLength: 4 }),
  }),
);

test("updates one after the other make the same of any history", () => {
  fc.assert(
    fc.property(fc.array(partial, { maxLength: 8 }), (history) => {
      let sent: PartialStep | null = null;
      let shown: PartialStep | null = null;
      for (const state of history) {
        shown = withPartialUpdate(shown, partialUpdate(sent, state));
        sent = state;
        expect(shown).toEqual(state);
      }
    }),
  );
});

test("a text that grows costs what is new of it, not what was there", () => {
  const step = { turnId: "a", step: 1, reasoning: "" };
  const long = "word ".repeat(10_000);
  const update = partialUpdate({ ...step, text: long }, { ...step, text: `${long}more` });
  expect(JSON.stringify(update).length).toBeLessThan(50);
});
