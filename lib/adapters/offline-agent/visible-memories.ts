import type { KnownMemory } from "./extract-facts/read-memory";
import type { ToolOutcome } from "./read-tool-outcome";
import type { ToolStep } from "./tool-step";

/** The memories that tool results have shown, in their newest visible wording, without the deleted ones. */
export function visibleMemories(
  outcomes: readonly ToolOutcome[],
  known: ReadonlyMap<string, KnownMemory> = new Map(),
): ReadonlyMap<string, KnownMemory> {
  const memories = new Map(known);
  for (const { retrieved = [], added, updated, deleted } of outcomes) {
    for (const memory of retrieved)
      memories.set(memory.memory_id, {
        memoryId: memory.memory_id,
        content: memory.content,
        metadata: memory.metadata,
        score: memory.score,
        said: memory.said,
        saidAt: memory.said_at,
      });
    for (const written of [added, updated]) {
      if (!written) continue;
      const before = memories.get(written.memory_id);
      memories.set(written.memory_id, {
        memoryId: written.memory_id,
        content: written.content,
        metadata: before?.metadata ?? {},
        score: before?.score ?? null,
      });
    }
    if (deleted) memories.delete(deleted.memory_id);
  }
  return memories;
}

/**
 * The memories that the retrievals of these steps found, best first within each retrieval, each once. Hits that were in the
 * context already are named without text; their text is looked up in what is visible.
 */
export function foundMemories(
  steps: readonly ToolStep[],
  visible: ReadonlyMap<string, KnownMemory>,
): readonly KnownMemory[] {
  const found = new Map<string, KnownMemory>();
  for (const { outcome } of steps) {
    for (const memory of outcome.retrieved ?? []) {
      found.set(memory.memory_id, {
        memoryId: memory.memory_id,
        content: memory.content,
        metadata: memory.metadata,
        score: memory.score,
        said: memory.said,
        saidAt: memory.said_at,
      });
    }
    for (const { memory_id: memoryId } of outcome.already_in_context ?? []) {
      const memory = visible.get(memoryId);
      if (memory && !found.has(memoryId)) found.set(memoryId, { ...memory, score: null });
    }
  }
  return [...found.values()];
}
