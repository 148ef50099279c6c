import fc from "fast-check";
import { expect, test } from "vitest";
import { operationNames } from "../log/operations";
import { confusionMatrix, judgedClasses, judgeStep } from "./judge-step";
import type { ExpectedOperation } from "./step-test";

const operation: fc.Arbitrary<ExpectedOperation> = fc
  .tuple(fc.constantFrom(...operationNames), fc.constantFrom("a", "b", undefined))
  .map(([name, memoryId]) => ({ operation: name, ...(memoryId !== undefined && { memoryId }) }));
const operations = fc.array(operation, { maxLength: 5 });

test("doing exactly what is expected passes, in any order, and fills the diagonal alone", () => {
  fc.assert(
    fc.property(operations, (expected) => {
      const judged = judgeStep(expected, expected.toReversed());
      expect(judged).toMatchObject({ passed: true, wrongTargets: 0, falseDeletes: 0 });
      const { counts } = confusionMatrix([judged]);
      for (const row of judgedClasses)
        for (const column of judgedClasses) if (row !== column) expect(counts[row][column]).toBe(0);
    }),
  );
});

test("every expected and every done operation is counted once", () => {
  fc.assert(
    fc.property(operations, operations, (expected, got) => {
      const { pairs } = judgeStep(expected, got);
      expect(pairs.filter((pair) => pair.expected !== "answer")).toHaveLength(expected.length);
      expect(pairs.filter((pair) => pair.got !== "answer")).toHaveLength(got.length);
    }),
  );
});

test("the wrong memory, a delete too many and an answer instead are told apart", () => {
  const update = { operation: "UPDATE", memoryId: "mem_1" } as const;
  const remove = { operation: "DELETE", memoryId: "mem_1" } as const;
  expect(judgeStep([update], [{ ...update, memoryId: "mem_2" }])).toMatchObject({
    passed: false,
    wrongTargets: 1,
    falseDeletes: 0,
  });
  expect(judgeStep([remove], [{ ...remove, memoryId: "mem_2" }])).toMatchObject({
    wrongTargets: 1,
    falseDeletes: 1,
  });
  expect(judgeStep([update], [update, remove])).toMatchObject({ passed: false, falseDeletes: 1 });
  expect(judgeStep([update], []).pairs).toEqual([{ expected: "UPDATE", got: "answer" }]);
  expect(judgeStep([], []).pairs).toEqual([{ expected: "answer", got: "answer" }]);
});
