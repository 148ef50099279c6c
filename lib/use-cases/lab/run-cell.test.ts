import { describe, expect, test } from "vitest";
import { createInMemoryLabStore } from "@/lib/adapters/memory-storage/lab-store";
import { inProcessStrategies } from "@/lib/adapters/memory-strategies/in-process";
import { createScriptedPolicy } from "@/lib/adapters/scripted-policy/scripted-policy";
import { memOpsTasks } from "@/lib/core/lab/suites";
import { err, ok } from "@/lib/core/result";
import type { LabJob } from "@/lib/ports/lab-jobs";
import { type MemoryStrategy, StrategyFailedError } from "@/lib/ports/memory-strategy";
import { createStudioWith } from "@/lib/testing/studio";
import { wordEmbedder } from "@/lib/testing/word-embedder";
import { planRun } from "./plan-run";
import { queueRun } from "./queue-run";
import { runCell } from "./run-cell";

const scope = { ownerId: "mara", runId: "run-1" };
const tasks = memOpsTasks({ suite: "memops-small", histories: 2, seed: 7, families: ["people"] });
const planned = planRun(
  {
    ...{ suite: "memops-small", strategies: ["no-memory"], versions: {}, repeats: 1, seed: 7 },
    speaker: { kind: "scripted", provider: "lab", modelId: "scripted-policy", label: "Scripted policy" },
    ...{ embeddingModel: "counted-words", contextLimitTokens: 8_192, filterThreshold: 0.6 },
  },
  tasks,
  "0.0.0",
);

async function begun(strategy: MemoryStrategy = inProcessStrategies["no-memory"]) {
  const labStore = createInMemoryLabStore();
  await labStore.begin({ ...scope, at: "2026-11-22T12:00:00.000Z", ...planned });
  const run = await labStore.find(scope);
  if (!run) throw new Error("The run was not begun.");
  let played = 0;
  const deps = {
    labStore,
    clock: { now: () => new Date(Date.UTC(2026, 10, 22)) },
    openWorld() {
      played += 1;
      let nowMs = Date.UTC(2026, 0, 1);
      const clock = { now: () => new Date(nowMs++) };
      const { deps: world } = createStudioWith(createScriptedPolicy(), { embedder: wordEmbedder, clock });
      return { deps: world, nextMessage: () => undefined };
    },
    strategyOf: () => strategy,
  };
  const jobs: LabJob[] = [];
  const labJobs = { enqueue: async (more: readonly LabJob[]) => void jobs.push(...more) };
  expect(await queueRun({ labStore, labJobs }, scope)).toEqual(ok(2));
  const { signal } = new AbortController();
  const work = (cellId = "", workerId = "one") =>
    runCell(deps, { ownerId: scope.ownerId, run, cellId, workerId, signal });
  return { labStore, labJobs, jobs, work, played: () => played };
}

describe("a cell as a job", () => {
  test("runs once however often it is queued, and the last one finishes the run", async () => {
    const { labStore, labJobs, jobs, work, played } = await begun();
    const [first, second] = jobs.map(({ cellId }) => cellId);
    expect(await work(first)).toEqual(ok("done"));
    expect(await queueRun({ labStore, labJobs }, scope)).toEqual(ok(1));
    expect(await work(first, "two")).toEqual(ok("done"));
    expect(played()).toBe(1);
    expect(await labStore.find(scope)).toMatchObject({ done: 1, finishedAt: null });
    await work(second);
    expect(await labStore.find(scope)).toMatchObject({ done: 2, finishedAt: expect.any(String) });
  });

  test("that another worker has comes back later", async () => {
    const { labStore, jobs, work, played } = await begun();
    const [job] = jobs;
    const place = {
      cellId: job?.cellId ?? "",
      taskId: tasks[0]?.taskId ?? "",
      strategy: "no-memory",
      repeat: 1,
    };
    const nowMs = Date.UTC(2026, 10, 22);
    await labStore.claim({ ...scope, place, workerId: "two", nowMs, untilMs: nowMs + 1_000 });
    expect(await work(job?.cellId)).toEqual(err({ code: "held-by-others" }));
    expect(played()).toBe(0);
  });

  test("whose adapter fails is no score: before it begins, or in the middle", async () => {
    const broken = { ...inProcessStrategies["no-memory"], prepare: async () => err("No Python.") };
    const failing: MemoryStrategy = {
      ...inProcessStrategies["no-memory"],
      beforeMessage() {
        throw new StrategyFailedError("Its process ended.", "adapter-failed");
      },
    };
    for (const [strategy, message] of [
      [broken, "No Python."],
      [failing, "Its process ended."],
    ] as const) {
      const { labStore, jobs, work } = await begun(strategy);
      expect(await work(jobs[0]?.cellId)).toEqual(ok("done"));
      const [cell] = await labStore.cells(scope);
      expect(cell?.outcome).toEqual({ status: "adapter-failed", message });
      expect(await labStore.find(scope)).toMatchObject({ done: 0, failed: 1, scores: {} });
    }
  });
});
