import { isMemoryEvent, type MemoryEvent, type NewEvent, type SessionEvent } from "@/lib/core/log/events";
import { chainStart, linkEvents, sealRemains } from "@/lib/core/log/hash-chain";
import { currentVersion } from "@/lib/core/log/memory";
import { placeEvent } from "@/lib/core/log/place-event";
import { isWorkersAppend, turnOfAppend } from "@/lib/core/log/turn-lease";
import { err, ok, type Result } from "@/lib/core/result";
import { foldSession } from "@/lib/core/session/fold";
import { firstMessageOf } from "@/lib/core/session/session-state";
import { titleOf } from "@/lib/core/session/title";
import type { AppendError, AppendOutcome, AppendRequest, EventLog } from "@/lib/ports/event-log";
import type { Sandbox } from "@/lib/ports/memory-store";
import {
  eventsOf,
  headOf,
  type InMemoryDatabase,
  type InMemorySession,
  keyOf,
  memoriesOf,
  memoryPositionOf,
  proposalsOf,
  sessionOf,
} from "./database";

/** The event log in memory, with the same promises as the real one. */
export function createInMemoryEventLog(database: InMemoryDatabase): EventLog {
  return {
    async append(request) {
      if (new Set(request.events.map((event) => event.id)).size < request.events.length)
        throw new Error("An append carries one event id twice.");
      const stored = request.events.flatMap((event) => findEvent(database, request.ownerId, event.id) ?? []);
      if (stored.length > 0) return repeatedOutcome(request, stored);
      const [first] = request.events;
      if (first?.type === "session-forked") return fork(database, request, first);
      const { ownerId, sessionId } = request;
      if (request.expectedSequence === 0 && !sessionOf(database, ownerId, sessionId))
        keep(database, newSession(request, null));
      const session = sessionOf(database, ownerId, sessionId);
      return session
        ? appendTo(database, session, request)
        : err({ code: "unknown-session", sessionId: request.sessionId });
    },
    async read({ ownerId, sessionId, afterSequence = 0, upToSequence }) {
      const events = eventsOf(database, ownerId, sessionId, upToSequence);
      return events.filter((event) => event.sequence > afterSequence);
    },
    async adopt({ ownerId, sessionId, events }) {
      if (sessionOf(database, ownerId, sessionId)) return false;
      const state = foldSession(events);
      const { branch } = state;
      // Its parent lives elsewhere, so nothing is shared with it here.
      const here = branch && { ...branch, parentSessionId: "", parentSequence: 0 };
      const message = firstMessageOf(state);
      const title = message === null ? null : titleOf(message);
      const request = { ownerId, sessionId, expectedSequence: 0, events: [] };
      keep(database, { ...newSession(request, here), events: [...linkEvents(chainStart, events)], title });
      return true;
    },
    find: async ({ ownerId, eventId }) => findEvent(database, ownerId, eventId),
    async findMentions({ ownerId, memoryIds, words }) {
      const sessions = [...database.sessions.values()].filter((session) => session.ownerId === ownerId);
      const events = sessions.flatMap((session) => session.events);
      return events.filter((event) => mentions(event, memoryIds, words));
    },
    exists: async ({ ownerId, sessionId }) => sessionOf(database, ownerId, sessionId) !== undefined,
  };
}

type ForkEvent = Extract<NewEvent, { type: "session-forked" }>;

/** A branch comes into being with its first append, or not at all. */
function fork(
  database: InMemoryDatabase,
  request: AppendRequest,
  forked: ForkEvent,
): Result<AppendOutcome, AppendError> {
  const parent = sessionOf(database, request.ownerId, forked.parentSessionId);
  const isKnown = parent !== undefined && headOf(parent) >= forked.parentSequence;
  if (!isKnown || sessionOf(database, request.ownerId, request.sessionId))
    return err({ code: "unknown-session", sessionId: forked.parentSessionId });
  const { parentSessionId, parentSequence, reason, sandbox, forkMemoryPosition, label } = forked;
  const branch = { parentSessionId, parentSequence, reason, sandbox, forkMemoryPosition, label };
  const session = newSession(request, branch);
  const shared = eventsOf(database, request.ownerId, parentSessionId, parentSequence);
  if (shared.some((event) => event.type === "turn-started")) session.title = parent.title;
  keep(database, session);
  const appended = appendTo(database, session, request);
  if (!appended.ok) database.sessions.delete(keyOf(request.ownerId, request.sessionId));
  return appended;
}

function keep(database: InMemoryDatabase, session: InMemorySession): void {
  database.sessions.set(keyOf(session.ownerId, session.sessionId), session);
}

function newSession(
  { ownerId, sessionId }: AppendRequest,
  branch: InMemorySession["branch"],
): InMemorySession {
  return {
    ownerId,
    sessionId,
    events: [],
    branch,
    title: null,
    runningTurnId: null,
    fence: 0,
    leaseUntilMs: 0,
    partialText: "",
  };
}

function findEvent(database: InMemoryDatabase, ownerId: string, eventId: string): SessionEvent | null {
  for (const session of database.sessions.values()) {
    const found =
      session.ownerId === ownerId ? session.events.find((event) => event.id === eventId) : undefined;
    if (found) return found;
  }
  return null;
}

function appendTo(
  database: InMemoryDatabase,
  session: InMemorySession,
  request: AppendRequest,
): Result<AppendOutcome, AppendError> {
  const refusal = refusalOf(database, session, request);
  if (refusal) return err(refusal);
  const sandbox = sandboxOf(session);
  let position = memoryPositionOf(database, request.ownerId, sandbox);
  const placed = request.events.map((event, index) => {
    if (isMemoryEvent(event)) position += 1;
    return placeEvent(event, {
      sessionId: request.sessionId,
      sequence: request.expectedSequence + index + 1,
      memoryPosition: isMemoryEvent(event) ? position : null,
    });
  });
  const linked = linkEvents(chainHeadOf(database, session), placed);
  session.events.push(...linked);
  if (!sandbox) database.memoryPositions.set(request.ownerId, position);
  for (const [eventId, embedding] of request.embeddings ?? [])
    database.embeddings.set(keyOf(request.ownerId, eventId), embedding);
  for (const erased of request.erasures ?? []) erase(database, request.ownerId, erased);
  moveLease(session, request);
  const isTaken = request.lease !== undefined && "take" in request.lease;
  return ok({ written: true, events: linked, fence: isTaken ? session.fence : null });
}

/** The stored events of a repeated request. Refused when they are not what is asked for now. */
function repeatedOutcome(
  { sessionId, events }: AppendRequest,
  stored: readonly SessionEvent[],
): Result<AppendOutcome, AppendError> {
  const foreign = stored.find(
    (known) => known.sessionId !== sessionId || known.type !== events.find(({ id }) => id === known.id)?.type,
  );
  return foreign
    ? err({ code: "id-taken", eventId: foreign.id })
    : ok({ written: false, events: stored, fence: null });
}

/** The hash that the next event of a session follows; a branch goes on with the chain of its parent. */
function chainHeadOf(database: InMemoryDatabase, { ownerId, events, branch }: InMemorySession): string {
  const last =
    events.at(-1) ??
    (branch && eventsOf(database, ownerId, branch.parentSessionId, branch.parentSequence).at(-1));
  return last?.hash ?? chainStart;
}

function sandboxOf({ sessionId, branch }: InMemorySession): Sandbox | null {
  return branch?.sandbox ? { sandboxId: sessionId, forkMemoryPosition: branch.forkMemoryPosition } : null;
}

function refusalOf(
  database: InMemoryDatabase,
  session: InMemorySession,
  request: AppendRequest,
): AppendError | null {
  if (headOf(session) !== request.expectedSequence)
    return { code: "stale-sequence", headSequence: headOf(session) };
  return lostLeaseOf(session, request) ?? staleMemoryOf(database, session, request);
}

function lostLeaseOf(session: InMemorySession, { events, lease, fence }: AppendRequest): AppendError | null {
  const isTaken = lease !== undefined && "take" in lease;
  if (isTaken && session.runningTurnId !== null)
    return { code: "turn-running", turnId: session.runningTurnId };
  const turnId = turnOfAppend(events);
  if (turnId === null) return null;
  const holds = isTaken
    ? lease.take.turnId === turnId
    : session.runningTurnId === turnId && (!isWorkersAppend(events) || session.fence === fence);
  return holds ? null : { code: "lease-lost", turnId };
}

/** The first memory event that builds on a version which is not current when it comes to it. */
function staleMemoryOf(
  database: InMemoryDatabase,
  session: InMemorySession,
  request: AppendRequest,
): AppendError | null {
  const sandbox = sandboxOf(session);
  const memoryPosition = memoryPositionOf(database, request.ownerId, sandbox);
  const isStale = (request.expectedMemoryPosition ?? memoryPosition) !== memoryPosition;
  if (isStale) return { code: "stale-memories", memoryPosition };
  const held = new Map(
    memoriesOf(database, request.ownerId, sandbox).map((memory) => [
      memory.memoryId,
      { last: memory.versions.at(-1)?.version ?? 0, current: currentVersion(memory)?.version ?? null },
    ]),
  );
  for (const event of request.events.filter(isMemoryEvent)) {
    const { memoryId, version } = event;
    const isAllowed = buildsOn(event, held.get(memoryId)) && !(sandbox && event.type === "memory-purged");
    if (!isAllowed) return { code: "stale-memory", memoryId };
    held.set(memoryId, { last: version, current: event.type === "memory-deleted" ? null : version });
    if (event.type === "memory-purged") held.delete(memoryId);
  }
  return sandbox ? null : staleProposalOf(database, request);
}

/** The first decision on a proposal that does not wait when it comes to it: decided already, or never made. */
function staleProposalOf(database: InMemoryDatabase, request: AppendRequest): AppendError | null {
  const stored = proposalsOf(database, request.ownerId);
  const open = new Map<string, boolean>();
  for (const event of request.events) {
    if (event.type === "memory-proposed") open.set(event.proposalId, true);
    if (event.type !== "proposal-decided") continue;
    const { proposalId } = event;
    const status = stored.get(proposalId)?.status;
    if (!(open.get(proposalId) ?? (status === "waiting" || status === "shadow")))
      return { code: "stale-proposal", proposalId };
    open.set(proposalId, false);
  }
  return null;
}

/** A restored version follows the last one, whether it holds or not; a purge names the last one; any other change the one that holds. */
function buildsOn(
  { type, version }: { readonly type: MemoryEvent["type"]; readonly version: number },
  held: { readonly last: number; readonly current: number | null } | undefined,
): boolean {
  if (type === "memory-added") return !held;
  if (!held) return false;
  if (type === "memory-restored") return version === held.last + 1;
  if (type === "memory-purged") return version === held.last;
  return held.current === (type === "memory-updated" ? version - 1 : version);
}

function moveLease(session: InMemorySession, { lease, events }: AppendRequest): void {
  const started = events.find((event) => event.type === "turn-started");
  if (started) session.title ??= titleOf(started.text);
  if (!lease) return;
  if ("take" in lease) session.fence += 1;
  session.runningTurnId = "take" in lease ? lease.take.turnId : null;
  session.leaseUntilMs = "take" in lease ? lease.take.untilMs : 0;
  session.partialText = "";
}

function mentions(event: SessionEvent, memoryIds: readonly string[], words: readonly string[]): boolean {
  const text = JSON.stringify(event).toLowerCase();
  return (
    words.some((word) => text.includes(word.toLowerCase())) ||
    memoryIds.some((id) => text.includes(`"${id.toLowerCase()}"`))
  );
}

/** Puts an event without its words in the place of the stored one. */
function erase(database: InMemoryDatabase, ownerId: string, erased: SessionEvent): void {
  for (const session of database.sessions.values()) {
    const place = session.ownerId === ownerId ? session.events.findIndex(({ id }) => id === erased.id) : -1;
    const before = session.events[place];
    if (!before) continue;
    if (before.type === "turn-started" && erased.type === "turn-started")
      renameSessions(database, erased, titleOf(before.text), titleOf(erased.text));
    session.events[place] = sealRemains(erased, before.hash);
  }
}

/** The sessions that have the event and are called after it get the other title. */
function renameSessions(database: InMemoryDatabase, event: SessionEvent, from: string, to: string): void {
  for (const session of database.sessions.values())
    if (session.title === from && shares(database, session, event)) session.title = to;
}

/** Whether a session has the event: as its own, or from a parent. */
function shares(database: InMemoryDatabase, { ownerId, sessionId }: InMemorySession, event: SessionEvent) {
  return eventsOf(database, ownerId, sessionId).some(({ id }) => id === event.id);
}
