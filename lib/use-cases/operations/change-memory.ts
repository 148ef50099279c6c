import { toolResult } from "@/lib/core/context/tool-result";
import { decideAdd, decideDelete, decideUpdate } from "@/lib/core/memory/decide-memory-change";
import { findSource } from "@/lib/core/memory/find-source";
import type { Origin, Source } from "@/lib/core/memory/memory";
import { toolNames } from "@/lib/core/memory/operations";
import type { Embedding } from "@/lib/ports/event-log";
import type { Decision } from "../append-events";
import { embedText } from "./embed-text";
import { type OperationContext, operationFields, rejected, resultItem } from "./operation-request";

/** ADD: one embedding, one look for duplicates, one event. */
export async function addMemory(context: OperationContext<"ADD">): Promise<Decision> {
  const { deps, request, input } = context;
  const embedding = input.content.trim() === "" ? null : await embedText(deps.embedder, input.content);
  const resembling = await deps.memoryStore.findSimilar({
    ownerId: request.ownerId,
    content: input.content,
    embedding,
    limit: 5,
  });
  const decided = decideAdd(input, resembling);
  if (!decided.ok)
    return rejected(context, { operation: "ADD", toolName: toolNames.ADD, input }, decided.error);
  const memoryId = deps.ids.newMemoryId();
  const { content } = decided.value;
  return {
    events: [
      {
        ...operationFields(context),
        type: "memory-added",
        operation: "ADD",
        memoryId,
        version: 1,
        ...decided.value,
        ...provenance(context, content),
        result: resultItem(deps, request.call, toolResult.added(memoryId, content)),
      },
    ],
    ...withEmbedding(request.eventId, embedding),
  };
}

/** UPDATE: a new version; the old one stays in the history. */
export async function updateMemory(context: OperationContext<"UPDATE">): Promise<Decision> {
  const { deps, request, input } = context;
  const existing = await deps.memoryStore.find({ ownerId: request.ownerId, memoryId: input.memory_id });
  const decided = decideUpdate(input, existing);
  if (!decided.ok)
    return rejected(context, { operation: "UPDATE", toolName: toolNames.UPDATE, input }, decided.error);
  const { content, memoryType, metadata, previous } = decided.value;
  if (request.expectedVersion !== undefined && request.expectedVersion !== previous.version) {
    const reason = `${previous.memoryId} has changed since you looked. Look at it again and repeat the change.`;
    const rejection = { code: "CHANGED_MEANWHILE", reason, memoryId: previous.memoryId } as const;
    return rejected(context, { operation: "UPDATE", toolName: toolNames.UPDATE, input }, rejection);
  }
  const version = previous.version + 1;
  return {
    events: [
      {
        ...operationFields(context),
        type: "memory-updated",
        operation: "UPDATE",
        memoryId: previous.memoryId,
        version,
        content,
        previousContent: previous.content,
        memoryType,
        metadata,
        ...provenance(context, content),
        result: resultItem(
          deps,
          request.call,
          toolResult.updated(previous.memoryId, content, previous.content, version),
        ),
      },
    ],
    ...withEmbedding(request.eventId, await embedText(deps.embedder, content)),
  };
}

/** DELETE: ends the current version; nothing is lost, the history keeps it. */
export async function deleteMemory(context: OperationContext<"DELETE">): Promise<Decision> {
  const { deps, request, input } = context;
  const existing = await deps.memoryStore.find({ ownerId: request.ownerId, memoryId: input.memory_id });
  const decided = decideDelete(input, existing);
  if (!decided.ok)
    return rejected(context, { operation: "DELETE", toolName: toolNames.DELETE, input }, decided.error);
  const { memoryId, version, content } = decided.value;
  return {
    events: [
      {
        ...operationFields(context),
        type: "memory-deleted",
        operation: "DELETE",
        memoryId,
        version,
        content,
        result: resultItem(deps, request.call, toolResult.deleted(memoryId, content)),
      },
    ],
  };
}

/** Where a text came from: decided here from what the person really wrote, never by the model. */
function provenance(
  { request, state }: Pick<OperationContext<"ADD">, "request" | "state">,
  content: string,
): { origin: Origin; source: Source | null } {
  if (request.by === "person") return { origin: "edited-by-person", source: null };
  const turn = state.turns.findLast((candidate) => candidate.turnId === request.call?.turnId);
  for (const itemId of turn?.userItemIds ?? []) {
    const item = state.items.get(itemId);
    const source = item ? findSource(content, item) : null;
    if (source) return { origin: "said-by-person", source };
  }
  return { origin: "inferred-by-agent", source: null };
}

function withEmbedding(eventId: string, embedding: Embedding | null): Pick<Decision, "embeddings"> {
  return embedding ? { embeddings: new Map([[eventId, embedding]]) } : {};
}
