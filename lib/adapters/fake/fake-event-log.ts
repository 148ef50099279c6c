import { currentVersion } from "@/lib/core/memory/memory";
import { err, ok, type Result } from "@/lib/core/result";
import { eventSchemaVersion } from "@/lib/core/session/event-envelope";
import { isMemoryEvent, type SessionEvent, sessionEventSchema } from "@/lib/core/session/events";
import type { AppendError, AppendRequest, EventLog } from "@/lib/ports/event-log";
import { type FakeDatabase, type FakeSession, memoriesOf } from "./fake-database";

/** The event log in memory, with the same promises as the real one. */
export function createFakeEventLog(database: FakeDatabase): EventLog {
  const ownSession = (ownerId: string, sessionId: string) => {
    const session = database.sessions.get(sessionId);
    return session?.ownerId === ownerId ? session : undefined;
  };
  return {
    async append(request) {
      const stored = request.events.flatMap((event) => findEvent(database, request.ownerId, event.id) ?? []);
      if (stored.length > 0) return ok(stored);
      if (request.expectedSequence === 0 && !database.sessions.has(request.sessionId)) {
        database.sessions.set(request.sessionId, newSession(request));
      }
      const session = ownSession(request.ownerId, request.sessionId);
      return session
        ? appendTo(database, session, request)
        : err({ code: "unknown-session", sessionId: request.sessionId });
    },
    async read({ ownerId, sessionId, afterSequence = 0, upToSequence = Number.POSITIVE_INFINITY }) {
      const events = ownSession(ownerId, sessionId)?.events ?? [];
      return events.filter((event) => event.sequence > afterSequence && event.sequence <= upToSequence);
    },
    find: async ({ ownerId, eventId }) => findEvent(database, ownerId, eventId),
    exists: async ({ ownerId, sessionId }) => ownSession(ownerId, sessionId) !== undefined,
  };
}

function newSession({ ownerId, sessionId }: AppendRequest): FakeSession {
  return {
    ownerId,
    sessionId,
    events: [],
    title: null,
    runningTurnId: null,
    leaseUntilMs: 0,
    partialText: "",
  };
}

function findEvent(database: FakeDatabase, ownerId: string, eventId: string): SessionEvent | null {
  for (const session of database.sessions.values()) {
    const found =
      session.ownerId === ownerId ? session.events.find((event) => event.id === eventId) : undefined;
    if (found) return found;
  }
  return null;
}

function appendTo(
  database: FakeDatabase,
  session: FakeSession,
  request: AppendRequest,
): Result<readonly SessionEvent[], AppendError> {
  const refusal = refusalOf(database, session, request);
  if (refusal) return err(refusal);
  let position = database.memoryPositions.get(request.ownerId) ?? 0;
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
  database.memoryPositions.set(request.ownerId, position);
  for (const [eventId, embedding] of request.embeddings ?? []) database.embeddings.set(eventId, embedding);
  moveLease(session, request);
  return ok(placed);
}

function refusalOf(database: FakeDatabase, session: FakeSession, request: AppendRequest): AppendError | null {
  if (session.events.length !== request.expectedSequence)
    return { code: "stale-sequence", headSequence: session.events.length };
  const { lease } = request;
  if (lease && "take" in lease && session.runningTurnId !== null)
    return { code: "turn-running", turnId: session.runningTurnId };
  const turnId =
    request.events.find((event) => event.turnId !== null && event.type !== "turn-started")?.turnId ?? null;
  if (turnId !== null && session.runningTurnId !== turnId) return { code: "lease-lost", turnId };
  const memories = new Map(memoriesOf(database, request.ownerId).map((memory) => [memory.memoryId, memory]));
  for (const event of request.events.filter(isMemoryEvent)) {
    if (event.type === "memory-added") continue;
    const expected = event.type === "memory-updated" ? event.version - 1 : event.version;
    const known = memories.get(event.memoryId);
    if (!known || currentVersion(known)?.version !== expected)
      return { code: "stale-memory", memoryId: event.memoryId };
  }
  return null;
}

function moveLease(session: FakeSession, { lease, events }: AppendRequest): void {
  const started = events.find((event) => event.type === "turn-started");
  if (started) session.title ??= started.text.slice(0, 80);
  if (!lease) return;
  session.runningTurnId = "take" in lease ? lease.take.turnId : null;
  session.leaseUntilMs = "take" in lease ? lease.take.untilMs : 0;
  session.partialText = "";
}
