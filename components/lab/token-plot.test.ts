import fc from "fast-check";
import { expect, test } from "vitest";
import { placeLabels } from "./place-labels";

const point = fc.record({
  x: fc.integer({ min: 30, max: 420 }),
  y: fc.integer({ min: 10, max: 120 }),
  word: fc.constantFrom("AgeMem", "AgeMem without context tools", "RAG", "full context", "no memory"),
});

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
