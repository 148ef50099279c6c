import type { ForkChanges, ForkPlace } from "@/lib/core/branch/fork-request";
import type { ModelChoice } from "@/lib/core/log/event-envelope";

/** What a person has filled in for a fork; null and empty lists mean "as it was". */
export interface ForkDraft {
  readonly message: string | null;
  readonly systemPrompt: string | null;
  readonly model: { readonly choice: ModelChoice; readonly label: string } | null;
  readonly memory: MemoryDraft;
  readonly removeItemIds: readonly string[];
  readonly restoreItemIds: readonly string[];
  /** An operation of the step to leave out: the branch then begins just before it. */
  readonly skipped: { readonly toolCallId: string; readonly sequence: number } | null;
}

/** One change of memory. */
export type MemoryDraft =
  | { readonly kind: "none" }
  | { readonly kind: "add"; readonly content: string }
  | { readonly kind: "update"; readonly memoryId: string; readonly content: string }
  | { readonly kind: "forget"; readonly memoryId: string };

export const emptyForkDraft: ForkDraft = {
  message: null,
  systemPrompt: null,
  model: null,
  memory: { kind: "none" },
  removeItemIds: [],
  restoreItemIds: [],
  skipped: null,
};

/** The request that a draft stands for. */
export function forkRequestOf(
  place: ForkPlace,
  draft: ForkDraft,
): { readonly place: ForkPlace; readonly changes: ForkChanges } {
  const { message, systemPrompt, model, removeItemIds, restoreItemIds, skipped } = draft;
  const changes: ForkChanges = {
    ...(message === null ? {} : { message }),
    ...(systemPrompt === null || systemPrompt.trim() === "" ? {} : { systemPrompt }),
    ...(model ? { model } : {}),
    ...memoryChange(draft.memory),
    ...(removeItemIds.length > 0 ? { removeItemIds: [...removeItemIds] } : {}),
    ...(restoreItemIds.length > 0 ? { restoreItemIds: [...restoreItemIds] } : {}),
    ...(skipped && message === null ? { skipToolCallIds: [skipped.toolCallId] } : {}),
  };
  const beforeSkipped = skipped && message === null;
  return {
    place: beforeSkipped ? { kind: "sequence", sequence: skipped.sequence - 1 } : place,
    changes,
  };
}

function memoryChange(memory: MemoryDraft): Pick<ForkChanges, "memories" | "forgetMemoryIds"> {
  switch (memory.kind) {
    case "none":
      return {};
    case "forget":
      return memory.memoryId === "" ? {} : { forgetMemoryIds: [memory.memoryId] };
    case "add":
      return memory.content.trim() === ""
        ? {}
        : { memories: [{ operation: "ADD", input: { content: memory.content } }] };
    case "update": {
      if (memory.memoryId === "" || memory.content.trim() === "") return {};
      const input = { memory_id: memory.memoryId, content: memory.content };
      return { memories: [{ operation: "UPDATE", input }] };
    }
  }
}
