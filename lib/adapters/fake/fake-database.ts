import { Map as ImmutableMap } from "immutable";
import { foldMemories } from "@/lib/core/memory/fold-memories";
import type { Memory, MemoryVersion } from "@/lib/core/memory/memory";
import { isMemoryEvent, type SessionEvent } from "@/lib/core/session/events";
import type { Embedding } from "@/lib/ports/event-log";

/** One session of the fake: its log and its lease. */
export interface FakeSession {
  readonly ownerId: string;
  readonly sessionId: string;
  readonly events: SessionEvent[];
  title: string | null;
  runningTurnId: string | null;
  leaseUntilMs: number;
  partialText: string;
}

/** The tables of the fakes, in memory: what the database is to the real adapters. */
export interface FakeDatabase {
  readonly sessions: Map<string, FakeSession>;
  readonly memoryPositions: Map<string, number>;
  readonly embeddings: Map<string, Embedding>;
  readonly settings: Map<string, unknown>;
}

/** An empty database. */
export function createFakeDatabase(): FakeDatabase {
  return { sessions: new Map(), memoryPositions: new Map(), embeddings: new Map(), settings: new Map() };
}

/** All memory events of an owner, in the order of the owner's stream. */
export function memoryEventsOf(database: FakeDatabase, ownerId: string) {
  return [...database.sessions.values()]
    .filter((session) => session.ownerId === ownerId)
    .flatMap((session) => session.events.filter(isMemoryEvent))
    .sort((left, right) => (left.memoryPosition ?? 0) - (right.memoryPosition ?? 0));
}

/** The owner's memories: by definition the fold of the owner's memory events. */
export function memoriesOf(database: FakeDatabase, ownerId: string): readonly Memory[] {
  return [...foldMemories(ImmutableMap(), memoryEventsOf(database, ownerId)).values()];
}

/** The versions that are current. */
export function currentVersionsOf(database: FakeDatabase, ownerId: string): readonly MemoryVersion[] {
  return memoriesOf(database, ownerId).flatMap((memory) =>
    memory.versions.filter((version) => version.validTo === null),
  );
}
