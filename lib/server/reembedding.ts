import "server-only";
import type { Embedder } from "@/lib/ports/embedder";
import type { MemoryEmbeddings } from "@/lib/ports/memory-embeddings";
import type { OwnerSettingsStore } from "@/lib/ports/owner-settings-store";
import { type ReembedOutcome, reembedMemories } from "@/lib/use-cases/model/reembed-memories";
import { log } from "./log";

/** The state of one owner's re-embedding in this process. */
export interface ReembeddingStatus {
  readonly isRunning: boolean;
  /** Why the last run ended early; null when it did not. */
  readonly problem: string | null;
}

/** Runs the re-embedding of memories in the background, at most once for each owner. */
export interface Reembedding {
  /** Begins unless it runs already; what is done already is not done again. */
  start(ownerId: string): void;
  /** Begins once for each owner in the life of the process: picks up what an earlier process left. */
  resume(ownerId: string): void;
  status(ownerId: string): ReembeddingStatus;
  stopAll(): Promise<void>;
}

export interface ReembeddingOptions {
  readonly embeddings: MemoryEmbeddings;
  readonly ownerSettings: OwnerSettingsStore;
  readonly embedderOf: (ownerId: string) => Promise<Embedder>;
}

/** The job over the given stores. */
export function createReembedding({
  embeddings,
  ownerSettings,
  embedderOf,
}: ReembeddingOptions): Reembedding {
  const abort = new AbortController();
  const running = new Map<string, Promise<void>>();
  const problems = new Map<string, string>();
  const resumed = new Set<string>();

  function start(ownerId: string): void {
    if (running.has(ownerId) || abort.signal.aborted) return;
    problems.delete(ownerId);
    const currentEmbedder = () => embedderOf(ownerId);
    const run = reembedMemories(
      { embeddings, ownerSettings },
      { ownerId, signal: abort.signal, currentEmbedder },
    )
      .then((outcome) => note(ownerId, outcome))
      .catch((error: unknown) => {
        log.error({ error }, "re-embedding failed unexpectedly");
        problems.set(ownerId, "Something went wrong inside the app.");
      })
      .finally(() => running.delete(ownerId));
    running.set(ownerId, run);
  }

  function note(ownerId: string, outcome: ReembedOutcome): void {
    if (outcome.kind === "embedder-failed") problems.set(ownerId, outcome.reason);
  }

  return {
    start,
    resume(ownerId) {
      if (resumed.has(ownerId)) return;
      resumed.add(ownerId);
      start(ownerId);
    },
    status: (ownerId) => ({ isRunning: running.has(ownerId), problem: problems.get(ownerId) ?? null }),
    async stopAll() {
      abort.abort();
      await Promise.all(running.values());
    },
  };
}
