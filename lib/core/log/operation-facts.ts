import type { SessionEvent } from "./events";
import type { OperationName } from "./operations";

/** What an operation touched, in one shape for all six: for lists, headless output and later for rewards. */
export interface OperationFacts {
  readonly operation: OperationName | null;
  /** Memory ids (ADD, UPDATE, DELETE, RETRIEVE) or item ids (SUMMARY, FILTER). */
  readonly targetIds: readonly string[];
  readonly texts: readonly string[];
  /** Change of the context in tokens. */
  readonly tokens: number;
}

/** The facts of an operation, or null for every other event. */
export function operationFacts(event: SessionEvent): OperationFacts | null {
  if (!("result" in event)) return null;
  const entered = event.result?.tokens ?? 0;
  const facts = (targetIds: readonly string[], texts: readonly string[], tokens = 0): OperationFacts => ({
    operation: event.operation,
    targetIds,
    texts,
    tokens: tokens + entered,
  });
  switch (event.type) {
    case "memory-added":
    case "memory-deleted":
      return facts([event.memoryId], [event.content]);
    case "memory-updated":
      return facts([event.memoryId], [event.previousContent, event.content]);
    case "memory-proposed":
      return facts(event.targetMemoryId === null ? [] : [event.targetMemoryId], [event.content ?? ""]);
    case "memories-retrieved":
      return facts(
        event.hits.map((hit) => hit.memoryId),
        [event.query, ...event.hits.map((hit) => hit.content)],
      );
    case "context-summarized":
      return facts(event.replacedItemIds, [event.summary.text], event.tokensAfter - event.tokensBefore);
    case "context-filtered":
      return facts(event.removedItemIds, [event.criteria], -event.tokensFreed);
    case "operation-rejected":
      return facts([], [event.reason]);
  }
}
