import { toolResult } from "@/lib/core/context/tool-result";
import type { MemoryVersion } from "@/lib/core/log/memory";
import { toolNames } from "@/lib/core/log/operations";
import type { Rejection } from "@/lib/core/log/rejection";
import { findEcho } from "@/lib/core/memory/echo";
import { isInstructionLike } from "@/lib/core/memory/instruction-like";
import { type AskedChange, decidePolicy, type PolicyDecision } from "@/lib/core/memory/memory-policy";
import { recalledForeignMemories, recalledTexts } from "@/lib/core/memory/recalled-texts";
import { isSameMemory } from "@/lib/core/memory/same-claim";
import { turnTaint, typedIn } from "@/lib/core/memory/turn-taint";
import { isTypedText } from "@/lib/core/memory/typed-words";
import { liveItems } from "@/lib/core/session/session-state";
import type { Decision } from "../log/append-events";
import { findMemorySecrets } from "../memory/memory-secrets";
import { type OperationContext, operationFields, rejected, resultItem } from "./operation-request";

const temporary: Rejection = {
  code: "TEMPORARY_CHAT",
  reason: "This is a temporary chat: it reads long-term memory and never writes it.",
  next: "Answer without storing, and say that nothing of this chat is remembered afterwards.",
};

/** A change that has passed its own rules and is about to be made. */
export interface DraftedChange extends Pick<MemoryVersion, "memoryType" | "metadata" | "origin" | "source"> {
  readonly operation: "ADD" | "UPDATE" | "DELETE";
  /** The version that it replaces or ends; null for ADD. */
  readonly previous: Pick<MemoryVersion, "memoryId" | "version" | "content"> | null;
  /** The new text; null for DELETE. */
  readonly content: string | null;
}

type ChangeContext = OperationContext<"ADD"> | OperationContext<"UPDATE"> | OperationContext<"DELETE">;

/**
 * Stands between a decided change and the store, for the agent only: an echo is refused, and what the policy does not let it do by itself becomes
 * a proposal. Null means that the change may be made. What the person does by hand passes, and what the app stores word for word, except in a
 * temporary chat.
 */
export async function gateChange(context: ChangeContext, draft: DraftedChange): Promise<Decision | null> {
  const { deps, request, state } = context;
  const { operation, content } = draft;
  if (state.temporary)
    return rejected(context, { operation, toolName: toolNames[operation], input: context.input }, temporary);
  if (request.by !== "agent") return null;
  const isSaid = draft.origin === "said-by-person";
  const echo = isSaid || content === null ? null : echoOf(context, draft, content);
  if (echo)
    return rejected(context, { operation, toolName: toolNames[operation], input: context.input }, echo);
  // A sandbox writes only to itself; the person looks at its changes before any is carried over.
  if (state.branch?.sandbox) return null;
  const { memoryPolicy } = await deps.ownerSettings.read({ ownerId: request.ownerId });
  const { metadata } = draft;
  const secrets = content === null ? [] : await findMemorySecrets(deps, { content, metadata });
  const decision = decidePolicy(memoryPolicy, {
    operation,
    taint: turnTaint(state, request.call?.turnId ?? null),
    isTyped: content !== null && isTyped(context, content),
    followsForeignMemory:
      operation !== "ADD" && !isSaid && recalledForeignMemories(state.items.values()).size > 0,
    isInstruction: !isSaid && content !== null && isInstructionLike(content),
    holdsSecret: secrets.length > 0,
    doneInTurn: await doneInTurn(context, operation),
  });
  if (decision.mode === "auto") return null;
  const repeated = await waitsAlready(context, draft);
  if (repeated) {
    return rejected(context, { operation, toolName: toolNames[operation], input: context.input }, repeated);
  }
  return propose(context, draft, decision, secrets[0]?.kind);
}

/** Puts a change before the person whose target the model could not name; what the policy holds back for another reason, it holds back for that. */
export async function askAbout(context: ChangeContext, draft: DraftedChange): Promise<Decision> {
  const held = await gateChange(context, draft);
  if (held) return held;
  const repeated = await waitsAlready(context, draft);
  const { operation } = draft;
  return repeated
    ? rejected(context, { operation, toolName: toolNames[operation], input: context.input }, repeated)
    : propose(context, draft, { mode: "ask", reason: "unknown-id" }, undefined);
}

/** The person typed in this turn what the text says; a name or "tomorrow" may stand for itself in other words. */
function isTyped({ state, request }: ChangeContext, content: string): boolean {
  const turn = state.turns.findLast(({ turnId }) => turnId === request.call?.turnId);
  if (!turn) return false;
  return isTypedText(content, typedIn(state, turn), turn.startedAt);
}

function echoOf({ state }: ChangeContext, { previous }: DraftedChange, content: string): Rejection | null {
  const others = recalledTexts(liveItems(state)).filter(
    ({ memoryId }) => previous === null || memoryId !== previous.memoryId,
  );
  const echo = findEcho(content, others);
  if (!echo) return null;
  if (echo.memoryId === null) {
    return {
      code: "ECHO",
      reason: "This repeats the app's own instructions, which are no memory of the person.",
    };
  }
  const reason = `This only repeats what you recalled: ${echo.memoryId} “${echo.text}”. Nothing new to store.`;
  return { code: "ECHO", reason, memoryId: echo.memoryId };
}

/** A program outside the studio makes one call per turn: what it did a while ago counts as done in this one. */
const clientTurnMs = 10 * 60_000;

async function doneInTurn(
  { deps, request, state }: ChangeContext,
  operation: AskedChange["operation"],
): Promise<number> {
  const type = { ADD: "memory-added", UPDATE: "memory-updated", DELETE: "memory-deleted" }[operation];
  if (state.client) {
    const since = new Date(deps.clock.now().getTime() - clientTurnMs).toISOString();
    const recent = state.turns.find(({ startedAt }) => startedAt >= since);
    const { ownerId, sessionId } = request;
    const afterSequence = recent?.startedSequence ?? state.sequence;
    const events = await deps.sessionReader.eventsAfter({ ownerId, sessionId }, afterSequence);
    return events.filter((event) => event.type === type && event.by === "agent").length;
  }
  const turn = state.turns.findLast(({ turnId }) => turnId === request.call?.turnId);
  if (!turn || turn.operationSequences.length === 0) return 0;
  const { ownerId, sessionId } = request;
  const events = await deps.sessionReader.eventsAfter({ ownerId, sessionId }, turn.startedSequence);
  return events.filter((event) => event.type === type && event.turnId === turn.turnId).length;
}

/** The same change asked for again piles up nothing. */
async function waitsAlready(
  { deps, request }: ChangeContext,
  { operation, previous, content }: DraftedChange,
): Promise<Rejection | null> {
  const waiting = await deps.memoryLibrary.proposals({
    ownerId: request.ownerId,
    status: "waiting",
    limit: 500,
  });
  const isSame = waiting.some(
    ({ event }) =>
      event.operation === operation &&
      event.targetMemoryId === (previous?.memoryId ?? null) &&
      isSameMemory(event.content ?? "", content ?? ""),
  );
  const reason = "The same change waits for the person already. Do not ask for it again.";
  return isSame ? { code: "DUPLICATE_MEMORY", reason } : null;
}

function propose(
  context: ChangeContext,
  draft: DraftedChange,
  { mode, reason }: Exclude<PolicyDecision, { mode: "auto" }>,
  secretKind: string | undefined,
): Decision {
  const { deps, request } = context;
  const { operation, previous, content, memoryType, metadata, origin, source } = draft;
  const proposalId = deps.ids.newId();
  const memoryId = previous?.memoryId ?? null;
  const why =
    reason === "secret"
      ? `it holds what looks like a ${secretKind ?? "secret"}, and waits for the person to agree. Do not repeat the secret.`
      : mode === "shadow"
        ? "the person only records such changes."
        : "it waits for the person to agree.";
  const text = toolResult.waiting({ proposalId, operation, memoryId, content, why });
  return {
    events: [
      {
        ...operationFields(context),
        type: "memory-proposed",
        operation,
        proposalId,
        mode,
        reason,
        targetMemoryId: memoryId,
        baseVersion: previous?.version ?? null,
        previousContent: previous?.content ?? null,
        content,
        memoryType,
        metadata,
        origin,
        source,
        result: resultItem(deps, request.call, text),
      },
    ],
  };
}
