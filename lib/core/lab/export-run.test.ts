import { describe, expect, test } from "vitest";
import { exportRun, runFormats } from "./export-run";
import type { LabCell } from "./lab-run";
import { summarizeRun } from "./summarize-run";

/** An episode with nothing but a score. */
function cell(strategy: string, taskId: string, repeat: number, score: number | null): LabCell {
  const no = { ADD: 0, UPDATE: 0, DELETE: 0, RETRIEVE: 0, SUMMARY: 0, FILTER: 0 };
  const result = {
    ...{ questions: [], score: score ?? 0, f1: score ?? 0, operations: no, rejectedOperations: 0 },
    ...{ confusion: null, stateAccuracy: null, memories: [], promptTokens: 900, modelCalls: 3, turns: 3 },
    outside: null,
  } as never;
  return {
    ...{ cellId: `${taskId}.${strategy}.${repeat}`, taskId, strategy, repeat, durationMs: 1 },
    outcome:
      score === null ? { status: "adapter-failed", message: "<b>no</b> Python" } : { status: "done", result },
  };
}

const strategies = ["agemem", "rag", "a-mem"];
const cells = ["t1", "t2", "t3"].flatMap((taskId, index) =>
  [1, 2].flatMap((repeat) => [
    cell("agemem", taskId, repeat, index === 0 ? 0 : 1),
    cell("rag", taskId, repeat, index === 0 ? 1 : repeat === 1 ? 1 : 0),
    cell("a-mem", taskId, repeat, null),
  ]),
);
const rows = summarizeRun({ strategies, seed: 1 }, cells);

const exported = {
  run: {
    ...{
      runId: "r1",
      createdAt: "2026-01-05T09:00:00.000Z",
      finishedAt: null,
      cells: 18,
      done: 12,
      failed: 6,
    },
    scores: {},
    manifest: {
      settings: {
        ...{ suite: "mine | <i>", strategies, versions: {}, histories: 3, repeats: 2, seed: 1 },
        speaker: { kind: "scripted", provider: "lab", modelId: "scripted-policy", label: "Scripted policy" },
        ...{ embeddingModel: "e", contextLimitTokens: 8_192, filterThreshold: 0.5, tasksHash: "abc" },
      },
      ...{ settingsHash: "def", appVersion: "0", questions: 3 },
    },
  },
  rows,
  histories: [{ taskId: "t1", kind: "recall", question: '=HYPERLINK("x")', scores: { agemem: 0 } }],
  detectable: 0.3,
} as const;

describe("the table of a run", () => {
  test("tells the scatter of repeats from that of histories", () => {
    expect(rows[0]?.spread).toEqual({ histories: expect.closeTo(0.577, 3), repeats: 0 });
    expect(rows[1]?.spread?.repeats).toBeCloseTo(Math.sqrt((2 * 0.5) / 3), 6);
  });

  test("compares histories that only one got wholly right", () => {
    expect(rows[1]?.difference?.mcnemar).toEqual({ onlyThis: 1, onlyReference: 2, p: 1 });
  });

  test("counts what an adapter lost as nothing, and says why", () => {
    expect(rows[2]).toMatchObject({ n: 0, failed: 0, difference: null, adapterFailure: { episodes: 6 } });
  });

  test("counts the tokens of a step by the model that answers", () => {
    expect(rows[0]?.tokensPerStep).toBe(300);
  });
});

describe("a run as a file", () => {
  test.each(runFormats)("%s names every strategy, and leaves texts texts", (format) => {
    const { name, text } = exportRun(exported, format);
    expect(name).toMatch(/^agemem-lab-r1\.(csv|md|json|html)$/);
    for (const strategy of strategies) expect(text).toContain(strategy);
    if (format === "html") expect(text).not.toMatch(/<b>no|<i>|<script/);
    if (format === "markdown") expect(text).not.toContain("<b>");
  });

  test("CSV has a row a strategy and as many cells in each", () => {
    const lines = exportRun(exported, "csv").text.trim().split("\r\n");
    expect(lines).toHaveLength(4);
    expect(new Set(lines.map((line) => line.split(",").length)).size).toBe(1);
  });
});
