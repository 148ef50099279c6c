import { describe, expect, it } from "vitest";
import type { JudgedEntry } from "@/lib/core/memory/transfer/judge-entry";
import { choicesOf, countVerdicts, planImport } from "./import-plan";

const entry = (line: number, content: string) => ({
  line,
  content,
  memoryType: "general",
  metadata: {},
  createdAt: null,
});
const against = { memoryId: "mem_1", version: 3, content: "Lives in Bergen" };
const judged: readonly JudgedEntry[] = [
  { line: 1, verdict: "new", reason: "", against: null },
  { line: 2, verdict: "conflict", reason: "Two values for home.", against },
  { line: 3, verdict: "duplicate", reason: "Both say the same.", against },
  { line: 4, verdict: "new", reason: "", against: null },
];
const file = {
  format: "json-lines",
  entries: [
    entry(1, "Likes tea"),
    entry(2, "Lives in Oslo"),
    entry(3, "Lives in Bergen."),
    entry(4, "likes tea"),
  ],
  leftOut: [],
  beyond: 0,
  notes: [],
} as const;

describe("the plan of an import", () => {
  const plan = planImport(file, judged);

  it("counts a line that repeats an earlier one as a duplicate", () => {
    expect(countVerdicts(plan)).toEqual({ new: 1, conflict: 1, duplicate: 2, "near-duplicate": 0 });
    expect(plan[3]?.judged.reason).toBe("Number 1 of the file says the same.");
  });

  it("brings in only what is new unless the person says otherwise", () => {
    expect(choicesOf(plan, new Map()).map(({ entry: { line }, choice }) => [line, choice])).toEqual([
      [1, "add"],
    ]);
    const wished = choicesOf(
      plan,
      new Map([
        [1, "skip"],
        [2, "update"],
        [3, "add"],
      ] as const),
    );
    expect(wished).toEqual([
      { entry: file.entries[1], choice: "update", target: { memoryId: "mem_1", version: 3 } },
    ]);
  });
});
