import { describe, expect, test } from "vitest";
import { createInMemoryLabStore } from "@/lib/adapters/memory-storage/lab-store";
import { inProcessStrategies } from "@/lib/adapters/memory-strategies/in-process";
import { createScriptedPolicy } from "@/lib/adapters/scripted-policy/scripted-policy";
import type { LabSettings } from "@/lib/core/lab/lab-run";
import { memOpsTasks } from "@/lib/core/lab/suites";
import { summarizeRun } from "@/lib/core/lab/summarize-run";
import type { LabStore } from "@/lib/ports/lab-store";
import { type LanguageModel, ModelError } from "@/lib/ports/language-model";
import { createStudioWith } from "@/lib/testing/studio";
import { wordEmbedder } from "@/lib/testing/word-embedder";
import { planRun, resumeRun } from "./plan-run";
import { runLab } from "./run-lab";

const scope = { ownerId: "mara", runId: "run-1" };
const tasks = memOpsTasks({ suite: "memops-small", histories: 3, seed: 7, families: ["people"] });
const settings: Omit<LabSettings, "histories" | "tasksHash"> = {
  suite: "memops-small",
  strategies: ["agemem", "no-memory"],
  versions: { agemem: "1", "no-memory": "1" },
  speaker: { kind: "scripted", provider: "lab", modelId: "scripted-policy", label: "Scripted policy" },
  repeats: 1,
  seed: 7,
  embeddingModel: "counted-words",
  contextLimitTokens: 8_192,
  filterThreshold: 0.6,
};

const goneModel: LanguageModel = {
  ...createScriptedPolicy(),
  stream() {
    throw new ModelError("model-unreachable", "The model is gone.");
  },
};

async function begun() {
  const labStore = createInMemoryLabStore();
  const planned = planRun(settings, tasks, "0.0.0");
  await labStore.begin({ ...scope, at: "2026-11-22T12:00:00.000Z", ...planned });
  return { labStore, planned };
}

function workOn(
  labStore: LabStore,
  {
    workerId = "one",
    signal = new AbortController().signal,
    model = createScriptedPolicy(),
    onCell = () => {},
  }: {
    workerId?: string;
    signal?: AbortSignal;
    model?: LanguageModel;
    onCell?: (done: number) => void;
  } = {},
) {
  const started: string[] = [];
  const run = runLab(
    {
      labStore,
      clock: { now: () => new Date(Date.UTC(2026, 10, 22)) },
      openWorld() {
        let nowMs = Date.UTC(2026, 0, 1);
        const clock = { now: () => new Date(nowMs++) };
        const { deps } = createStudioWith(model, { embedder: wordEmbedder, clock });
        const nextMessage = () => {
          nowMs += 60_000;
        };
        return { deps, nextMessage };
      },
      strategyOf(name) {
        started.push(name);
        return inProcessStrategies[name as "agemem"] ?? null;
      },
    },
    { ...scope, workerId, parallel: 2, signal, onProgress: ({ done }) => onCell(done) },
  );
  return { run, started };
}

describe("a run", () => {
  test("has an outcome of every cell, and a table in the order of its strategies", async () => {
    const { labStore } = await begun();
    const { run } = workOn(labStore);
    expect(await run).toMatchObject({ ok: true, value: { done: 6, failed: 0, cells: 6 } });
    const rows = summarizeRun({ ...settings }, await labStore.cells(scope));
    expect(rows.map(({ strategy, n, failed }) => ({ strategy, n, failed }))).toEqual([
      { strategy: "agemem", n: 3, failed: 0 },
      { strategy: "no-memory", n: 3, failed: 0 },
    ]);
    const [ours, none] = rows;
    expect(ours?.difference).toBeNull();
    expect(none?.difference?.difference).toBeCloseTo((none?.score.mean ?? 0) - (ours?.score.mean ?? 0), 10);
    expect(ours?.score.mean).toBeGreaterThan(none?.score.mean ?? 1);
  });

  test("that was stopped goes on: what is done is not run again, and the table is that of a run in one go", async () => {
    const { labStore } = await begun();
    const stopping = new AbortController();
    const first = workOn(labStore, {
      signal: stopping.signal,
      onCell: (done) => done >= 2 && stopping.abort(),
    });
    expect(await first.run).toEqual({ ok: false, error: { code: "stopped" } });
    const kept = await labStore.cells(scope);
    expect(kept.length).toBeGreaterThanOrEqual(2);
    expect(kept.length).toBeLessThan(6);
    const second = workOn(labStore);
    expect((await second.run).ok).toBe(true);
    expect(second.started).toHaveLength(6 - kept.length);
    const whole = await begun();
    await workOn(whole.labStore).run;
    const table = async (store: LabStore) => summarizeRun(settings, await store.cells(scope));
    expect(await table(labStore)).toEqual(await table(whole.labStore));
  });

  test("of two workers runs no cell twice and loses none", async () => {
    const { labStore } = await begun();
    const workers = ["one", "two"].map((workerId) => workOn(labStore, { workerId }));
    await Promise.all(workers.map(({ run }) => run));
    expect(workers.flatMap(({ started }) => started)).toHaveLength(6);
    expect(await labStore.cells(scope)).toHaveLength(6);
  });

  test("ends when the model is gone; nothing is counted that did not run", async () => {
    const { labStore } = await begun();
    const { run } = workOn(labStore, { model: goneModel });
    expect(await run).toMatchObject({ ok: false, error: { code: "model-gone" } });
    expect(await labStore.cells(scope)).toEqual([]);
    expect(await labStore.find(scope)).toMatchObject({ done: 0, failed: 0, finishedAt: null });
    expect(await workOn(labStore).run).toMatchObject({ ok: true, value: { done: 6 } });
  });

  test("goes on with the same settings alone, and says what differs", async () => {
    const { labStore, planned } = await begun();
    expect(await resumeRun({ labStore }, { ...scope, planned })).toEqual({ ok: true, value: "unfinished" });
    const other = planRun({ ...settings, seed: 8 }, tasks, "0.0.0");
    expect(await resumeRun({ labStore }, { ...scope, planned: other })).toEqual({
      ok: false,
      error: expect.stringContaining("seed: 7 then, 8 now"),
    });
    expect(await resumeRun({ labStore }, { ...scope, runId: "nowhere", planned })).toMatchObject({
      ok: false,
    });
  });
});
