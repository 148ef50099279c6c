import { sessionEventSchema } from "@/lib/core/log/catalogue";
import { eventSchemaVersion } from "@/lib/core/log/event-envelope";
import { isMemoryEvent, type MemoryEvent, type NewEvent, type SessionEvent } from "@/lib/core/log/events";
import { currentVersion } from "@/lib/core/log/memory";
import { err, ok, type Result } from "@/lib/core/result";
import { foldSession } from "@/lib/core/session/fold";
import type { AppendError, AppendRequest, EventLog } from "@/lib/ports/event-log";
import type { Sandbox } from "@/lib/ports/memory-store";
import {
  eventsOf,
  headOf,
  type InMemoryDatabase,
  type InMemorySession,
  memoriesOf,
  memoryPositionOf,
  proposalsOf,
} from "./database";

/** The event log in memory, with the same promises as the real one. */
export function createInMemoryEventLog(database: InMemoryDatabase): EventLog {
  const ownSession = (ownerId: string, sessionId: string) => {
    const session = database.sessions.get(sessionId);
    return session?.ownerId === ownerId ? session : undefined;
  };
  return {
    async append(request) {
      const stored = request.events.flatMap((event) => findEvent(database, request.ownerId, event.id) ?? []);
      if (stored.length > 0) return ok(stored);
      const [first] = request.events;
      if (first?.type === "session-forked") return fork(database, request, first);
      if (request.expectedSequence === 0 && !database.sessions.has(request.sessionId)) {
        database.sessions.set(request.sessionId, newSession(request, null));
      }
      const session = ownSession(request.ownerId, request.sessionId);
      return session
        ? appendTo(database, session, request)
        : err({ code: "unknown-session", sessionId: request.sessionId });
    },
    async read({ ownerId, sessionId, afterSequence = 0, upToSequence }) {
      const events = eventsOf(database, ownerId, sessionId, upToSequence);
      return events.filter((event) => event.sequence > afterSequence);
    },
    async adopt({ ownerId, sessionId, events }) {
      if (database.sessions.has(sessionId)) return false;
      const { branch, turns } = foldSession(events);
      // Its parent lives elsewhere, so nothing is shared with it here.
      const here = branch && { ...branch, parentSessionId: "", parentSequence: 0 };
      const title = turns.first()?.text.slice(0, 80) ?? null;
      const request = { ownerId, sessionId, expectedSequence: 0, events: [] };
      database.sessions.set(sessionId, { ...newSession(request, here), events: [...events], title });
      return true;
    },
    find: async ({ ownerId, eventId }) => findEvent(database, ownerId, eventId),
    async findMentions({ ownerId, memoryIds, words }) {
      const sessions = [...database.sessions.values()].filter((session) => session.ownerId === ownerId);
      const events = sessions.flatMap((session) => session.events);
      return events.filter((event) => mentions(event, memoryIds, words));
    },
    exists: async ({ ownerId, sessionId }) => ownSession(ownerId, sessionId) !== undefined,
  };
}

type ForkEvent = Extract<NewEvent, { type: "session-forked" }>;

/** A branch comes into being with its first append, or not at all. */
function fork(
  database: InMemoryDatabase,
  request: AppendRequest,
  forked: ForkEvent,
): Result<readonly SessionEvent[], AppendError> {
  const parent = database.sessions.get(forked.parentSessionId);
  const isKnown = parent?.ownerId === request.ownerId && headOf(parent) >= forked.parentSequence;
  if (!isKnown || database.sessions.has(request.sessionId))
    return err({ code: "unknown-session", sessionId: forked.parentSessionId });
  const { parentSessionId, parentSequence, reason, sandbox, forkMemoryPosition, label } = forked;
  const branch = { parentSessionId, parentSequence, reason, sandbox, forkMemoryPosition, label };
  const session = newSession(request, branch);
  const shared = eventsOf(database, request.ownerId, parentSessionId, parentSequence);
  if (shared.some((event) => event.type === "turn-started")) session.title = parent.title;
  database.sessions.set(request.sessionId, session);
  const appended = appendTo(database, session, request);
  if (!appended.ok) database.sessions.delete(request.sessionId);
  return appended;
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
): Result<readonly SessionEvent[], AppendError> {
  const refusal = refusalOf(database, session, request);
  if (refusal) return err(refusal);
  const sandbox = sandboxOf(session);
  let position = memoryPositionOf(database, request.ownerId, sandbox);
  const placed = request.events.map((event, index) => {
    if (isMemoryEvent(event)) position += 1;
    return sessionEventSchema.parse({
      ...event,
      sessionId: request.sessionId,
      sequence: request.expectedSequence + index + 1,
      schemaVersion: eventSchemaVersion,
      memoryPosition: isMemoryEvent(event) ? position : null,
    });
  });
  session.events.push(...placed);
  if (!sandbox) database.memoryPositions.set(request.ownerId, position);
  for (const [eventId, embedding] of request.embeddings ?? []) database.embeddings.set(eventId, embedding);
  for (const erased of request.erasures ?? []) erase(database, request.ownerId, erased);
  moveLease(session, request);
  return ok(placed);
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
  const { lease } = request;
  if (lease && "take" in lease && session.runningTurnId !== null)
    return { code: "turn-running", turnId: session.runningTurnId };
  const turnId =
    request.events.find((event) => event.turnId !== null && event.type !== "turn-started")?.turnId ?? null;
  const holder = lease && "take" in lease ? lease.take.turnId : session.runningTurnId;
  if (turnId !== null && holder !== turnId) return { code: "lease-lost", turnId };
  return staleMemoryOf(database, session, request);
}

/** The first memory event that builds on a version which is not current when it comes to it. */
function staleMemoryOf(
  database: InMemoryDatabase,
  session: InMemorySession,
  request: AppendRequest,
): AppendError | null {
  const sandbox = sandboxOf(session);
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
  const decided = request.events.find(
    (event) => event.type === "proposal-decided" && !isOpen(database, request.ownerId, event.proposalId),
  );
  if (decided?.type === "proposal-decided") return { code: "stale-proposal", proposalId: decided.proposalId };
  return null;
}

/** A restored version follows the last one, whether it holds or not; a purge names the last one; any other change the one that holds. */
function buildsOn(
  { type, version }: { readonly type: MemoryEvent["type"]; readonly version: number },
  held: { readonly last: number; readonly current: number | null } | undefined,
): boolean {
  if (type === "memory-added") return true;
  if (!held) return false;
  if (type === "memory-restored") return version === held.last + 1;
  if (type === "memory-purged") return version === held.last;
  return held.current === (type === "memory-updated" ? version - 1 : version);
}

function isOpen(database: InMemoryDatabase, ownerId: string, proposalId: string): boolean {
  const status = proposalsOf(database, ownerId).get(proposalId)?.status;
  return status === "waiting" || status === "shadow";
}

function moveLease(session: InMemorySession, { lease, events }: AppendRequest): void {
  const started = events.find((event) => event.type === "turn-started");
  if (started) session.title ??= titleOf(started.text);
  if (!lease) return;
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
    session.events[place] = erased;
    if (
      before.type === "turn-started" &&
      erased.type === "turn-started" &&
      session.title === titleOf(before.text)
    )
      session.title = titleOf(erased.text);
  }
}

function titleOf(text: string): string {
  return text.slice(0, 80);
}
