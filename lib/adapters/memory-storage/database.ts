import { Map as ImmutableMap } from "immutable";
import { type EventOf, isMemoryEvent, type MemoryEvent, type SessionEvent } from "@/lib/core/log/events";
import type { Memory, MemoryVersion } from "@/lib/core/log/memory";
import { foldMemories } from "@/lib/core/session/fold-memories";
import type { Branch, Proposal } from "@/lib/core/session/session-state";
import type { Embedding } from "@/lib/ports/event-log";
import type { Sandbox } from "@/lib/ports/memory-store";

/** One session: its log and its lease. */
export interface InMemorySession {
  readonly ownerId: string;
  readonly sessionId: string;
  /** Its own events; those it shares with a parent stay there. */
  readonly events: SessionEvent[];
  /** Where it left its parent; null for a session that began by itself. */
  readonly branch: Branch | null;
  title: string | null;
  runningTurnId: string | null;
  fence: number;
  leaseUntilMs: number;
  partialText: string;
}

/** What a database is to the other adapters: sessions with their logs, and beside them only what no log holds. Memories, uses and proposals are folded from the logs at every read. */
export interface InMemoryDatabase {
  /** By `keyOf` owner and session, in the order of their making. */
  readonly sessions: Map<string, InMemorySession>;
  /** By owner. */
  readonly memoryPositions: Map<string, number>;
  /** By `keyOf` owner and the event that made the version. */
  readonly embeddings: Map<string, Embedding>;
  /** By owner. */
  readonly settings: Map<string, unknown>;
}

/** The key of what an owner has under an id: the same id of two owners is two keys. */
export function keyOf(ownerId: string, id: string): string {
  return JSON.stringify([ownerId, id]);
}

/** A session of an owner. */
export function sessionOf(
  database: InMemoryDatabase,
  ownerId: string,
  sessionId: string,
): InMemorySession | undefined {
  return database.sessions.get(keyOf(ownerId, sessionId));
}

/** An empty database. */
export function createInMemoryDatabase(): InMemoryDatabase {
  return { sessions: new Map(), memoryPositions: new Map(), embeddings: new Map(), settings: new Map() };
}

/** A session's events, those that a branch shares with its parents included. */
export function eventsOf(
  database: InMemoryDatabase,
  ownerId: string,
  sessionId: string,
  upToSequence = Number.POSITIVE_INFINITY,
): readonly SessionEvent[] {
  const session = sessionOf(database, ownerId, sessionId);
  if (!session) return [];
  const { branch } = session;
  const shared = branch
    ? eventsOf(database, ownerId, branch.parentSessionId, Math.min(upToSequence, branch.parentSequence))
    : [];
  return [...shared, ...session.events.filter((event) => event.sequence <= upToSequence)];
}

/** Sequence of a session's newest event. */
export function headOf({ events, branch }: InMemorySession): number {
  return events.at(-1)?.sequence ?? branch?.parentSequence ?? 0;
}

/** The memory events that a reader sees, in order: the person's stream, or up to where a sandbox left it and then the sandbox's own. */
export function memoryEventsOf(
  database: InMemoryDatabase,
  ownerId: string,
  sandbox: Sandbox | null = null,
): readonly MemoryEvent[] {
  const upTo = sandbox ? sandbox.forkMemoryPosition : Number.POSITIVE_INFINITY;
  const own = [...database.sessions.values()]
    .filter((session) => session.ownerId === ownerId && !session.branch?.sandbox)
    .flatMap((session) => session.events.filter(isMemoryEvent))
    .filter((event) => (event.memoryPosition ?? 0) <= upTo)
    .sort((left, right) => (left.memoryPosition ?? 0) - (right.memoryPosition ?? 0));
  return sandbox ? [...own, ...sandboxEventsOf(database, ownerId, sandbox)] : own;
}

function sandboxEventsOf(
  database: InMemoryDatabase,
  ownerId: string,
  sandbox: Sandbox,
): readonly MemoryEvent[] {
  const upTo = sandbox.upToPosition ?? Number.POSITIVE_INFINITY;
  return eventsOf(database, ownerId, sandbox.sandboxId)
    .filter(isMemoryEvent)
    .filter((event) => sessionOf(database, ownerId, event.sessionId)?.branch?.sandbox)
    .filter((event) => (event.memoryPosition ?? 0) <= upTo);
}

/** Head of the stream of memory events that a reader sees. */
export function memoryPositionOf(
  database: InMemoryDatabase,
  ownerId: string,
  sandbox: Sandbox | null,
): number {
  if (!sandbox) return database.memoryPositions.get(ownerId) ?? 0;
  const last = sandboxEventsOf(database, ownerId, sandbox).at(-1);
  return sandbox.upToPosition ?? last?.memoryPosition ?? sandbox.forkMemoryPosition;
}

/** The memories that a reader sees: by definition the fold of the memory events. */
export function memoriesOf(
  database: InMemoryDatabase,
  ownerId: string,
  sandbox: Sandbox | null = null,
): readonly Memory[] {
  return [...foldMemories(ImmutableMap(), memoryEventsOf(database, ownerId, sandbox)).values()];
}

/** The versions that are current. */
export function currentVersionsOf(
  database: InMemoryDatabase,
  ownerId: string,
  sandbox: Sandbox | null = null,
): readonly MemoryVersion[] {
  return memoriesOf(database, ownerId, sandbox).flatMap((memory) =>
    memory.versions.filter((version) => version.validTo === null),
  );
}

/** The text of a message's item, of any session of the owner; null when there is none. */
export function messageTextOf(database: InMemoryDatabase, ownerId: string, itemId: string): string | null {
  for (const session of database.sessions.values()) {
    if (session.ownerId !== ownerId) continue;
    for (const event of session.events) {
      const item = event.type === "turn-started" && event.items.find((one) => one.itemId === itemId);
      if (item) return item.text;
    }
  }
  return null;
}

/** The message of the turn in which an event was written; null outside turns. */
export function messageBefore(database: InMemoryDatabase, ownerId: string, eventId: string): string | null {
  const events = [...database.sessions.values()]
    .filter((session) => session.ownerId === ownerId)
    .flatMap((session) => session.events);
  const turnId = events.find(({ id }) => id === eventId)?.turnId ?? null;
  const message = turnId === null ? undefined : events.find(({ id }) => id === turnId);
  return message?.type === "turn-started" ? message.text : null;
}

/** Where a proposal stands. */
export interface InMemoryProposal {
  readonly status: Proposal["status"];
  readonly decidedAt: string | null;
  readonly event: EventOf<"memory-proposed">;
}

/** Every proposal of an owner, by id; a decision may be in another session than the proposal. */
export function proposalsOf(
  database: InMemoryDatabase,
  ownerId: string,
): ReadonlyMap<string, InMemoryProposal> {
  const events = [...database.sessions.values()]
    .filter((session) => session.ownerId === ownerId && !session.branch?.sandbox)
    .flatMap((session) => session.events);
  const decisions = new Map(
    events.flatMap((event) =>
      event.type === "proposal-decided" ? [[event.proposalId, event] as const] : [],
    ),
  );
  return new Map(
    events.flatMap((event) => {
      if (event.type !== "memory-proposed") return [];
      const decided = decisions.get(event.proposalId);
      const open = event.mode === "shadow" ? ("shadow" as const) : ("waiting" as const);
      const proposal = { status: decided?.decision ?? open, decidedAt: decided?.at ?? null, event };
      return [[event.proposalId, proposal] as const];
    }),
  );
}
