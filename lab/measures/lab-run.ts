// One run of the lab, for measuring how fast episodes go on a store.
import { randomUUID } from "node:crypto";
import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { createSecretScanner } from "@/lib/adapters/secretlint/secret-scanner";
import { systemClock } from "@/lib/adapters/system/system-clock";
import { createGptTokenCounter } from "@/lib/adapters/tokens/gpt-token-counter";
import type { LabSettings } from "@/lib/core/lab/lab-run";
import { memOpsTasks } from "@/lib/core/lab/suites";
import type { LabJobs } from "@/lib/ports/lab-jobs";
import type { LabStore } from "@/lib/ports/lab-store";
import type { Storage } from "@/lib/ports/storage";
import { ownStrategyOf } from "@/lib/server/lab-strategies";
import { createEpisodeWorlds } from "@/lib/server/lab-worlds";
import { planRun } from "@/lib/use-cases/lab/plan-run";
import type { RunLabDependencies } from "@/lib/use-cases/lab/play-cell";
import { queueRun } from "@/lib/use-cases/lab/queue-run";
import { runCell } from "@/lib/use-cases/lab/run-cell";
import { runLab } from "@/lib/use-cases/lab/run-lab";

const measuredRun = { ownerId: "bench", runId: "bench" } as const;

const speaker = {
  kind: "scripted",
  provider: "lab",
  modelId: "scripted-policy",
  label: "Scripted policy",
} as const;

/** Where episodes and their results are kept. */
export interface MeasuredStore {
  readonly labStore: LabStore;
  readonly storage: () => Storage;
}

/** Plans the measured run: MemOps small, two strategies, so many histories. */
export async function beginMeasured({ labStore }: MeasuredStore, histories: number): Promise<void> {
  const tasks = memOpsTasks({ suite: "memops-small", histories, seed: 7, families: ["people", "me"] });
  const settings: Omit<LabSettings, "histories" | "tasksHash"> = {
    suite: "memops-small",
    strategies: ["agemem", "rag"],
    versions: {},
    speaker,
    repeats: 1,
    seed: 7,
    embeddingModel: "bench",
    contextLimitTokens: 8_192,
    filterThreshold: 0.6,
  };
  await labStore.begin({
    ...measuredRun,
    at: new Date().toISOString(),
    ...planRun(settings, tasks, "bench"),
  });
}

/** Works on the measured run in this process alone, without a queue, until no cell is left. */
export async function workOnMeasured(store: MeasuredStore, workerId: string): Promise<void> {
  await withRunDependencies(store, async (deps) => {
    await runLab(deps, { ...measuredRun, workerId, parallel, signal: new AbortController().signal });
  });
}

/** Leaves the cells of the measured run to those who work on the queue. */
export async function queueMeasured({ labStore }: Pick<MeasuredStore, "labStore">, labJobs: LabJobs) {
  await queueRun({ labStore, labJobs }, measuredRun);
}

/** Works on the measured run as durable jobs give it out, until the run is finished, by this worker or another. */
export async function workOnQueue(store: MeasuredStore, labJobs: LabJobs): Promise<void> {
  const run = await store.labStore.find(measuredRun);
  if (!run) throw new Error("The measured run was not begun.");
  await withRunDependencies(store, async (deps) => {
    const { signal } = new AbortController();
    const worker = await labJobs.work({
      parallel,
      run: async ({ ownerId, cellId }) => {
        await runCell(deps, { ownerId, run, cellId, workerId: randomUUID(), signal });
      },
      onError: (error) => process.stderr.write(`${error.message}\n`),
    });
    while (!(await store.labStore.find(measuredRun))?.finishedAt) await setTimeout(100);
    await worker.stop();
  });
}

const parallel = 2;

async function withRunDependencies(
  { labStore, storage }: MeasuredStore,
  work: (deps: RunLabDependencies) => Promise<void>,
): Promise<void> {
  const embedder = createSentenceEncoder({ rootFolder: process.cwd() });
  const openWorld = createEpisodeWorlds({
    shared: { embedder, tokenCounter: createGptTokenCounter(), secretScanner: createSecretScanner() },
    settings: { contextLimitTokens: 8_192, softMark: 0.7, hardMark: 0.92, filterThreshold: 0.6 },
    speaker,
    model: null,
    storage,
  });
  await work({ labStore, clock: systemClock, openWorld, strategyOf: ownStrategyOf });
  await embedder.close();
}

/** What a finished run holds: its episodes and the events of all their sessions. */
export async function countMeasured({ labStore }: Pick<MeasuredStore, "labStore">) {
  const cells = await labStore.cells(measuredRun);
  let events = 0;
  for (const { cellId } of cells) {
    const cell = await labStore.cell({ ...measuredRun, cellId });
    events += cell?.record?.sessions.reduce((sum, session) => sum + session.events.length, 0) ?? 0;
  }
  return { episodes: cells.length, events };
}
