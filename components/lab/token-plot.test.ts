import fc from "fast-check";
import { expect, test } from "vitest";
import { placeLabels } from "./place-labels";

const point = fc
  .record({
    x: fc.integer({ min: 30, max: 420 }),
    y: fc.integer({ min: 10, max: 120 }),
    word: fc.constantFrom("AgeMem", "AgeMem without context tools", "RAG", "full context", "no memory"),
    reach: fc.integer({ min: 0, max: 60 }),
  })
  .map(({ reach, ...mark }) => ({
    ...mark,
    bars: { left: mark.x - reach, right: mark.x + reach, top: mark.y - reach, bottom: mark.y + reach },
  }));

test("no two labels of a plot overlap, wherever the marks are", () => {
  fc.assert(
    fc.property(fc.array(point, { maxLength: 5 }), (points) => {
      const boxes = placeLabels(points, 430).map(({ x, y }, index) => ({
        left: x,
        right: x + (points[index]?.word.length ?? 0) * 6.1,
        top: y - 10,
        bottom: y + 3,
      }));
      boxes.forEach((one, index) => {
        for (const other of boxes.slice(index + 1)) {
          const isApart =
            one.right <= other.left ||
            other.right <= one.left ||
            one.bottom <= other.top ||
            other.bottom <= one.top;
          expect(isApart).toBe(true);
        }
      });
    }),
    { numRuns: 500 },
  );
});

test("a label near the right edge goes to the left of its mark, below its bar", () => {
  const [label] = placeLabels(
    [{ x: 380, y: 20, word: "AgeMem", bars: { left: 350, right: 410, top: 10, bottom: 90 } }],
    416,
  );
  expect(label?.x).toBeLessThan(380 - 6 * 6.1);
  expect(label?.y).toBeGreaterThan(20 + 10);
});
