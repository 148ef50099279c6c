import { toolResult } from "@/lib/core/context/tool-result";
import type { Origin, Source } from "@/lib/core/log/memory";
import { toolNames } from "@/lib/core/log/operations";
import type { Rejection } from "@/lib/core/log/rejection";
import { checkContent, decideAdd, decideDelete, decideUpdate } from "@/lib/core/memory/decide-memory-change";
import { findSource, messageAround } from "@/lib/core/memory/find-source";
import { isPasted } from "@/lib/core/memory/pasted-text";
import { shownVersion } from "@/lib/core/memory/shown-versions";
import { pastedIn } from "@/lib/core/memory/turn-taint";
import { messageOf } from "@/lib/core/session/session-state";
import type { Embedding } from "@/lib/ports/event-log";
import type { Decision } from "../log/append-events";
import { embedText } from "./embed-text";
import { askAbout, gateChange } from "./gate-change";
import { type OperationContext, operationFields, rejected, resultItem } from "./operation-request";
import { memoryToAskAbout, namingShown, shownInTurn } from "./unknown-id";

/** New text is compared with so many memories, those most like it. */
const comparedMemories = 20;

/** ADD: one embedding, one look for the same, one event; when memories change between the look and the append, it looks again. */
export async function addMemory(context: OperationContext<"ADD">): Promise<Decision> {
  const { deps, request, input } = context;
  const isStorable = checkContent(input.content).ok;
  const embedding = isStorable ? await embedText(deps.embedder, input.content) : null;
  const expectedMemoryPosition = await deps.memoryStore.memoryPosition({ ownerId: request.ownerId });
  const resembling = await deps.memoryStore.findSimilar({
    ownerId: request.ownerId,
    content: input.content,
    embedding,
    limit: comparedMemories,
  });
  const decided = decideAdd(input, resembling);
  if (!decided.ok)
    return rejected(context, { operation: "ADD", toolName: toolNames.ADD, input }, decided.error);
  const { neighbours, ...addition } = decided.value;
  const { content } = addition;
  const { sourceText, ...origin } = provenance(context, content);
  const written = { ...addition, ...origin };
  const held = await gateChange(context, { operation: "ADD", previous: null, ...written });
  if (held) return held;
  const memoryId = deps.ids.newMemoryId();
  return {
    events: [
      {
        ...operationFields(context),
        type: "memory-added",
        operation: "ADD",
        memoryId,
        version: 1,
        ...written,
        result: resultItem(deps, request.call, toolResult.added(memoryId, content, neighbours)),
      },
    ],
    expectedMemoryPosition,
    ...derivatives(request.eventId, embedding, sourceText),
  };
}

/** UPDATE: a new version; the old one stays in the history. */
export async function updateMemory(context: OperationContext<"UPDATE">): Promise<Decision> {
  const { deps, request, input } = context;
  const existing = await deps.memoryStore.find({ ownerId: request.ownerId, memoryId: input.memory_id });
  const decided = decideUpdate(input, existing, seenVersion(context, input.memory_id));
  if (!decided.ok) return await refusedChange(context, decided.error, existing === null, input.content);
  const { content, memoryType, metadata, previous } = decided.value;
  const version = previous.version + 1;
  const { sourceText, ...origin } = provenance(context, content);
  const written = { content, memoryType, metadata, ...origin };
  const held = await gateChange(context, { operation: "UPDATE", previous, ...written });
  if (held) return held;
  return {
    events: [
      {
        ...operationFields(context),
        type: "memory-updated",
        operation: "UPDATE",
        memoryId: previous.memoryId,
        version,
        previousContent: previous.content,
        ...written,
        result: resultItem(
          deps,
          request.call,
          toolResult.updated(previous.memoryId, content, previous.content, version),
        ),
      },
    ],
    ...derivatives(request.eventId, await embedText(deps.embedder, content), sourceText),
  };
}

/** DELETE: ends the current version; nothing is lost, the history keeps it. */
export async function deleteMemory(context: OperationContext<"DELETE">): Promise<Decision> {
  const { deps, request, input } = context;
  const existing = await deps.memoryStore.find({ ownerId: request.ownerId, memoryId: input.memory_id });
  const decided = decideDelete(input, existing, seenVersion(context, input.memory_id));
  if (!decided.ok) return await refusedChange(context, decided.error, existing === null, null);
  const { memoryId, version, content } = decided.value;
  const held = await gateChange(context, {
    ...decided.value,
    operation: "DELETE",
    previous: decided.value,
    content: null,
    origin: "inferred-by-agent",
    source: null,
  });
  if (held) return held;
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

/**
 * Refuses a change. For an id that no memory has, the refusal names the memories that the turn was shown; where the app has taken their ids away
 * and one alone fits the person's words, the change of that one is put before the person.
 */
async function refusedChange(
  context: OperationContext<"UPDATE"> | OperationContext<"DELETE">,
  rejection: Rejection,
  isUnknown: boolean,
  newText: string | null,
): Promise<Decision> {
  const { operation } = context.request.operation;
  const attempted = { operation, toolName: toolNames[operation], input: context.input };
  // The person who is asked about a deletion confirms it.
  if (!isUnknown || !["UNKNOWN_ID", "NOT_CONFIRMED"].includes(rejection.code))
    return rejected(context, attempted, rejection);
  const shown = await shownInTurn(context);
  const previous = memoryToAskAbout(context, shown, newText);
  if (!previous)
    return rejected(
      context,
      attempted,
      rejection.code === "UNKNOWN_ID" ? namingShown(rejection, shown) : rejection,
    );
  const { memoryType, metadata } = previous;
  const origin =
    newText === null
      ? ({ origin: "inferred-by-agent", source: null } as const)
      : provenance(context, newText);
  const draft = {
    previous,
    content: newText,
    memoryType,
    metadata,
    origin: origin.origin,
    source: origin.source,
  };
  return await askAbout(
    context,
    newText === null ? { operation: "DELETE", ...draft } : { operation: "UPDATE", ...draft },
  );
}

/** The version that a change builds on: the one that the caller names, else what the agent was shown in this session. */
function seenVersion(
  { request, state }: Pick<OperationContext<"UPDATE">, "request" | "state">,
  memoryId: string,
): number | null {
  if (request.expectedVersion !== undefined) return request.expectedVersion;
  return request.by === "agent" ? shownVersion(state.items.values(), memoryId) : null;
}

/** Where a text came from: decided here from what the person really wrote, never by the model. */
function provenance(
  { request, state }: Pick<OperationContext<"ADD">, "request" | "state">,
  content: string,
): { origin: Origin; source: Source | null; sourceText: string | null } {
  if (request.by === "person") return { origin: "edited-by-person", source: null, sourceText: null };
  const turn =
    request.by === "app"
      ? state.turns.last()
      : state.turns.findLast((candidate) => candidate.turnId === request.call?.turnId);
  let before = 0;
  for (const itemId of turn?.userItemIds ?? []) {
    const item = state.items.get(itemId);
    const source = item ? findSource(content, item) : null;
    const place = source && { start: before + source.start, end: before + source.end };
    before += item?.text.length ?? 0;
    if (!turn || !item || !source || !place) continue;
    const isByOthers = isPasted(pastedIn(state, turn), place);
    const origin = isByOthers ? "from-pasted-text" : "said-by-person";
    return { origin, source, sourceText: messageAround(item.text, source) };
  }
  const sourceText = turn ? messageAround(messageOf(state, turn), null) : null;
  return { origin: "inferred-by-agent", source: null, sourceText };
}

/** What is kept beside the version that an event makes. */
function derivatives(
  eventId: string,
  embedding: Embedding | null,
  sourceText: string | null,
): Pick<Decision, "embeddings" | "sourceTexts"> {
  return {
    ...(embedding && { embeddings: new Map([[eventId, embedding]]) }),
    ...(sourceText !== null && { sourceTexts: new Map([[eventId, sourceText]]) }),
  };
}
