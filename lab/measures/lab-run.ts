// One run of the lab, for measuring how fast episodes go on a store.
import { createSentenceEncoder } from "@/lib/adapters/embeddings/sentence-encoder";
import { createSecretScanner } from "@/lib/adapters/secretlint/secret-scanner";
import { systemClock } from "@/lib/adapters/system/system-clock";
import { createGptTokenCounter } from "@/lib/adapters/tokens/gpt-token-counter";
import type { LabSettings } from "@/lib/core/lab/lab-run";
import { memOpsTasks } from "@/lib/core/lab/suites";
import type { LabStore } from "@/lib/ports/lab-store";
import type { Storage } from "@/lib/ports/storage";
import { ownStrategyOf } from "@/lib/server/lab-strategies";
import { createEpisodeWorlds } from "@/lib/server/lab-worlds";
import { planRun } from "@/lib/use-cases/lab/plan-run";
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

/** Works on the measured run until no cell is left. */
export async function workOnMeasured({ labStore, storage }: MeasuredStore, workerId: string): Promise<void> {
  const embedder = createSentenceEncoder({ rootFolder: process.cwd() });
  const openWorld = createEpisodeWorlds({
    shared: { embedder, tokenCounter: createGptTokenCounter(), secretScanner: createSecretScanner() },
    settings: { contextLimitTokens: 8_192, softMark: 0.7, hardMark: 0.92, filterThreshold: 0.6 },
    speaker,
    model: null,
    storage,
  });
  await runLab(
    { labStore, clock: systemClock, openWorld, strategyOf: ownStrategyOf },
    { ...measuredRun, workerId, parallel: 2, signal: new AbortController().signal },
  );
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
