import {
  type ForkChanges,
  type ForkPlace,
  type ForkStart,
  labelOfFork,
  resolveFork,
} from "@/lib/core/branch/fork-request";
import type { AppError } from "@/lib/core/errors";
import type { BranchReason } from "@/lib/core/log/branch-events";
import type { SessionEvent } from "@/lib/core/log/events";
import { err, ok, type Result } from "@/lib/core/result";
import { foldSession } from "@/lib/core/session/fold";
import { runningTurn } from "@/lib/core/session/session-state";
import type { Embedding } from "@/lib/ports/event-log";
import type { Dependencies } from "../dependencies";
import { draftEvents } from "../log/event-draft";
import type { LeasedTurn, SessionScope } from "../scope";
import { leaseMs, messageEvent } from "../session/start-turn";
import { applyForkChanges } from "./apply-fork-changes";
import { type MemoryView, memoryViewOf } from "./memory-view";

/** A branch that somebody wants. `branchId` is made by the caller: asking again changes nothing. */
export interface ForkSessionInput extends SessionScope {
  readonly branchId: string;
  readonly place: ForkPlace;
  readonly changes: ForkChanges;
  readonly reason: BranchReason;
  /** False only for what goes on in the person's own memories: an edited message, an answer made again. */
  readonly sandbox: boolean;
  readonly label?: string;
}

/** A branch that exists, and its turn if one is to run now. */
export interface ForkedSession {
  readonly branchId: string;
  readonly sequence: number;
  readonly label: string;
  /** The turn whose lease the branch holds; the one who asked for the branch must run it. */
  readonly turn: LeasedTurn | null;
}

/**
 * Makes a branch: shares everything up to a place of a session, applies the changes, and takes the lease of the turn that runs from
 * there; all in one append, so a branch is either made whole or not at all. The parent is not touched.
 */
export async function forkSession(
  deps: Dependencies,
  input: ForkSessionInput,
): Promise<Result<ForkedSession & { readonly repeated: boolean }, AppError>> {
  const { ownerId, sessionId, branchId, changes } = input;
  const label = input.label ?? labelOfFork(changes);
  const repeated = await deps.eventLog.find({ ownerId, eventId: forkEventId(branchId) });
  if (repeated) return ok({ branchId, sequence: repeated.sequence, label, turn: null, repeated: true });
  const events = await deps.eventLog.read({ ownerId, sessionId });
  if (events.length === 0) return err({ code: "unknown-session", sessionId });
  const full = foldSession(events);
  const start = resolveFork(full, events, input.place, changes);
  if (!start.ok) return start;
  const sandbox = input.sandbox || (full.branch?.sandbox ?? false);
  const shared = events.slice(0, start.value.sequence);
  const view = await memoryViewOf(deps, { ownerId, branchId, sandbox }, events, shared);
  return appendFork(deps, { ...input, sandbox }, { start: start.value, shared, view, label });
}

interface Prepared {
  readonly start: ForkStart;
  readonly shared: readonly SessionEvent[];
  readonly view: MemoryView;
  readonly label: string;
}

async function appendFork(
  deps: Dependencies,
  input: ForkSessionInput,
  { start, shared, view, label }: Prepared,
): Promise<Result<ForkedSession & { readonly repeated: boolean }, AppError>> {
  const { ownerId, branchId, sandbox, reason } = input;
  const now = deps.clock.now();
  const draft = draftEvents(foldSession(shared), branchId, view.headPosition);
  const by = { at: now.toISOString(), by: "person", turnId: null, step: null } as const;
  draft.add({
    ...by,
    id: forkEventId(branchId),
    type: "session-forked",
    // The session that the last shared event belongs to: a branch of a shared prefix is a sibling, not a child.
    parentSessionId: shared.at(-1)?.sessionId ?? input.sessionId,
    parentSequence: start.sequence,
    reason,
    sandbox,
    forkMemoryPosition: view.sandbox?.forkMemoryPosition ?? view.headPosition,
    label,
  });
  const scope = { ownerId, sessionId: branchId };
  const embeddings = new Map<string, Embedding>();
  const seeing = {
    ...deps,
    memoryStore: view.sandbox ? deps.memoryStore.inSandbox(view.sandbox) : deps.memoryStore,
  };
  const changed = await applyForkChanges({ deps: seeing, scope, draft, embeddings }, input.changes);
  if (!changed.ok) return changed;
  if (start.message !== null) {
    const message = messageEvent(deps, { turnId: `turn-${branchId}`, text: start.message, at: now });
    if (!message.ok) return message;
    draft.add(message.value);
  }
  const turnId = runningTurn(draft.state)?.turnId ?? null;
  const appended = await deps.eventLog.append({
    ...scope,
    expectedSequence: start.sequence,
    events: draft.events,
    embeddings,
    ...(turnId === null ? {} : { lease: { take: { turnId, untilMs: now.getTime() + leaseMs } } }),
  });
  if (!appended.ok) return err(appended.error);
  const { written, events, fence } = appended.value;
  if (written) deps.live.publishEvents({ ...scope, events });
  const sequence = events.at(-1)?.sequence ?? start.sequence;
  return ok({
    branchId,
    sequence,
    label,
    turn: turnId === null || fence === null ? null : { ...scope, turnId, fence },
    repeated: !written,
  });
}

/** Idempotency of a fork hangs on this one id. */
function forkEventId(branchId: string): string {
  return `fork-${branchId}`;
}
