import { type AppError, describeError } from "@/lib/core/errors";
import type { EventOf, NewEvent } from "@/lib/core/log/events";
import { currentVersion, type Memory } from "@/lib/core/log/memory";
import type { Rejection } from "@/lib/core/log/rejection";
import { decideAdd, decideDelete, decideUpdate } from "@/lib/core/memory/decide-memory-change";
import type { ProposalEntry } from "@/lib/core/memory/memory-entry";
import type { DecisionOutcome, ProposalDecision } from "@/lib/core/memory/memory-outcomes";
import { proposalHash } from "@/lib/core/memory/proposal-hash";
import { err, ok, type Result } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { appendEvents } from "../log/append-events";
import { embedText } from "../operation/embed-text";
import { eventIdOf, recordedIn } from "./desk";
import { conflictOf } from "./edit-outcome";
import { embedVersions } from "./embed-versions";
import { byHand, personEvent } from "./person-event";
import { repeatedEvents } from "./repeated-events";

type Proposed = EventOf<"memory-proposed">;

/** The person's decisions, and where they are recorded: in a conversation, or on the desk. */
export interface DecisionRequest {
  readonly ownerId: string;
  readonly sessionId: string | null;
  readonly requestId: string;
  readonly decisions: readonly ProposalDecision[];
}

/**
 * Carries out what the person decided, one proposal after the other, each whole or not at all. Accepting makes exactly the change
 * that was on screen, or the person's edit of it: when the proposal or the memory has moved on, nothing is done and the answer says so.
 */
export async function decideProposals(
  deps: Dependencies,
  { decisions, ...request }: DecisionRequest,
): Promise<Result<readonly DecisionOutcome[], AppError>> {
  const outcomes: DecisionOutcome[] = [];
  for (const decision of decisions) {
    const requestId = `${request.requestId}/${decision.proposalId}`;
    const outcome = await decideOne(deps, { ...request, requestId }, decision);
    if (!outcome.ok) return outcome;
    outcomes.push(outcome.value);
  }
  return ok(outcomes);
}

async function decideOne(
  deps: Dependencies,
  { ownerId, sessionId, requestId }: Omit<DecisionRequest, "decisions">,
  decision: ProposalDecision,
): Promise<Result<DecisionOutcome, AppError>> {
  const { proposalId } = decision;
  const repeated = await repeatedEvents(deps, ownerId, requestId);
  if (repeated.length > 0) return ok({ status: "done", proposalId, events: repeated });
  let stopped: DecisionOutcome | null = null;
  const appended = await appendEvents(deps, recordedIn(ownerId, sessionId), async () => {
    const expectedMemoryPosition = await deps.memoryStore.memoryPosition({ ownerId });
    const planned = await plan(deps, { ownerId, requestId }, decision);
    stopped = planned.ok ? null : planned.error;
    const events = planned.ok ? planned.value : [];
    return ok({ events, expectedMemoryPosition, embeddings: await embedVersions(deps, events) });
  });
  if (!appended.ok) return appended;
  return ok(stopped ?? { status: "done", proposalId, events: appended.value.events });
}

async function plan(
  deps: Dependencies,
  { ownerId, requestId }: { readonly ownerId: string; readonly requestId: string },
  decision: ProposalDecision,
): Promise<Result<readonly NewEvent[], DecisionOutcome>> {
  const { proposalId, shownHash, editedContent } = decision;
  const [entry] = await deps.memoryLibrary.proposalsOf({ ownerId, proposalIds: [proposalId] });
  const changed = changedSince(entry, shownHash);
  if (!entry || changed) return err({ status: "changed", proposalId, reason: changed ?? "" });
  const decided = (memoryEventId: string | null): NewEvent => ({
    ...personEvent(deps, eventIdOf(requestId, memoryEventId === null ? 0 : 1)),
    type: "proposal-decided",
    proposalId,
    decision: memoryEventId === null ? "declined" : "accepted",
    memoryEventId,
  });
  if (decision.decision === "decline") return ok([decided(null)]);
  const { event } = entry;
  const target = event.targetMemoryId
    ? await deps.memoryStore.find({ ownerId, memoryId: event.targetMemoryId })
    : null;
  const content = editedContent ?? event.content;
  if (event.targetMemoryId && (!target || currentVersion(target)?.version !== event.baseVersion)) {
    const mine = { content: content ?? "", metadata: event.metadata };
    const conflict = conflictOf(event.targetMemoryId, target, event.baseVersion ?? 0, mine);
    return err({ status: "conflict", proposalId, conflict });
  }
  const isEdited = editedContent !== undefined && editedContent !== event.content;
  const made = await makeChange(deps, { ownerId, eventId: requestId }, event, target, content, isEdited);
  if (!made.ok) return err({ status: "refused", proposalId, reason: made.error.reason });
  return ok([made.value, decided(made.value.id)]);
}

/** Why a decision does not hold for what is there now, or null. A foreign proposal reads like an unknown one. */
function changedSince(entry: ProposalEntry | undefined, shownHash: string): string | null {
  if (!entry) return "There is no such proposal.";
  if (entry.status === "accepted" || entry.status === "declined")
    return describeError({ code: "stale-proposal", proposalId: entry.proposalId });
  return proposalHash(entry.event) === shownHash
    ? null
    : "The proposal is not what was on screen. Look at it again before you decide.";
}

/** The change as the person's own act; the origin stays what it was, unless the person wrote the text. */
async function makeChange(
  deps: Dependencies,
  { ownerId, eventId }: { readonly ownerId: string; readonly eventId: string },
  proposed: Proposed,
  target: Memory | null,
  content: string | null,
  isEdited: boolean,
): Promise<Result<NewEvent, Rejection>> {
  const { proposalId, memoryType, metadata } = proposed;
  const provenance = isEdited
    ? ({ origin: "edited-by-person", source: null } as const)
    : { origin: proposed.origin, source: proposed.source };
  const shared = { ...personEvent(deps, eventId), ...byHand, proposalId };
  const text = content ?? "";
  if (proposed.operation === "ADD") {
    const embedding = await embedText(deps.embedder, text);
    const resembling = await deps.memoryStore.findSimilar({ ownerId, content: text, embedding, limit: 5 });
    const decided = decideAdd({ content: text, metadata }, resembling);
    if (!decided.ok) return decided;
    const memoryId = deps.ids.newMemoryId();
    const { content: added, metadata: tags } = decided.value;
    const written = { content: added, metadata: tags, memoryType, ...provenance };
    return ok({ ...shared, type: "memory-added", operation: "ADD", memoryId, version: 1, ...written });
  }
  const memoryId = proposed.targetMemoryId ?? "";
  if (proposed.operation === "DELETE") {
    const decided = decideDelete({ memory_id: memoryId, confirmation: true }, target);
    if (!decided.ok) return decided;
    const { version, content: gone } = decided.value;
    return ok({ ...shared, type: "memory-deleted", operation: "DELETE", memoryId, version, content: gone });
  }
  const decided = decideUpdate({ memory_id: memoryId, content: text, metadata }, target);
  if (!decided.ok) return decided;
  const { previous, ...next } = decided.value;
  const version = previous.version + 1;
  const written = { version, previousContent: previous.content, ...next, ...provenance };
  return ok({ ...shared, type: "memory-updated", operation: "UPDATE", memoryId, ...written });
}
