import { operationNames } from "../log/operations";
import type { ExpectedOperation } from "./step-test";

/** Rows and columns of the confusion matrix: the six operations, and `answer` where no operation is on that side. */
export const judgedClasses = [...operationNames, "answer"] as const;
export type JudgedClass = (typeof judgedClasses)[number];

/** What a model did in one test, against what was expected. */
export interface StepJudgement {
  /** Each expected operation beside what was done for it; `answer` on one side means that it has no counterpart. */
  readonly pairs: readonly { readonly expected: JudgedClass; readonly got: JudgedClass }[];
  /** The right operation on another memory. */
  readonly wrongTargets: number;
  /** Memories that would have been deleted and should not have been. */
  readonly falseDeletes: number;
  readonly passed: boolean;
}

/** The counts of many judgements. */
export interface ConfusionMatrix {
  readonly counts: Readonly<Record<JudgedClass, Readonly<Record<JudgedClass, number>>>>;
  readonly wrongTargets: number;
  readonly falseDeletes: number;
}

/** Compares what was done with what was expected. The order of operations does not matter, their number does. */
export function judgeStep(
  expected: readonly ExpectedOperation[],
  got: readonly ExpectedOperation[],
): StepJudgement {
  const open = [...got];
  const pairs: { expected: JudgedClass; got: JudgedClass }[] = [];
  const unmatched: ExpectedOperation[] = [];
  let wrongTargets = 0;
  let falseDeletes = 0;
  for (const wanted of expected) {
    const index = bestMatch(open, wanted);
    const [match] = index < 0 ? [] : open.splice(index, 1);
    if (!match) {
      unmatched.push(wanted);
      continue;
    }
    pairs.push({ expected: wanted.operation, got: match.operation });
    if (wanted.memoryId === undefined || wanted.memoryId === match.memoryId) continue;
    wrongTargets += 1;
    if (match.operation === "DELETE") falseDeletes += 1;
  }
  falseDeletes += open.filter((extra) => extra.operation === "DELETE").length;
  for (const wanted of unmatched)
    pairs.push({ expected: wanted.operation, got: open.shift()?.operation ?? "answer" });
  for (const extra of open) pairs.push({ expected: "answer", got: extra.operation });
  if (pairs.length === 0) pairs.push({ expected: "answer", got: "answer" });
  const passed = wrongTargets === 0 && pairs.every((pair) => pair.expected === pair.got);
  return { pairs, wrongTargets, falseDeletes, passed };
}

/** Adds judgements up. */
export function confusionMatrix(judgements: readonly StepJudgement[]): ConfusionMatrix {
  const zeros = () =>
    Object.fromEntries(judgedClasses.map((name) => [name, 0])) as Record<JudgedClass, number>;
  const counts = Object.fromEntries(judgedClasses.map((name) => [name, zeros()])) as Record<
    JudgedClass,
    Record<JudgedClass, number>
  >;
  for (const { pairs } of judgements) for (const { expected, got } of pairs) counts[expected][got] += 1;
  const sum = (of: (judgement: StepJudgement) => number) =>
    judgements.reduce((total, judgement) => total + of(judgement), 0);
  return {
    counts,
    wrongTargets: sum((judgement) => judgement.wrongTargets),
    falseDeletes: sum((judgement) => judgement.falseDeletes),
  };
}

/** The same operation on the same memory first, then the same operation. */
function bestMatch(open: readonly ExpectedOperation[], wanted: ExpectedOperation): number {
  const exact = open.findIndex(
    (candidate) => candidate.operation === wanted.operation && candidate.memoryId === wanted.memoryId,
  );
  return exact >= 0 ? exact : open.findIndex((candidate) => candidate.operation === wanted.operation);
}
