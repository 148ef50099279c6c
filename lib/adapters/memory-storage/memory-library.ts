import type { SessionEvent } from "@/lib/core/log/events";
import type { MemoryVersion } from "@/lib/core/log/memory";
import type { MemoryEntry, MemoryUse, ProposalEntry } from "@/lib/core/memory/memory-entry";
import { type MemoryFilter, type MemoryUsage, sortKeyOf, unusedMemory } from "@/lib/core/memory/memory-query";
import { deriveMemoryUses } from "@/lib/core/memory/memory-use";
import { markKindOf, markSpacing } from "@/lib/core/memory/timeline-mark";
import type { MemoryLibrary } from "@/lib/ports/memory-library";
import {
  currentVersionsOf,
  type InMemoryDatabase,
  keyOf,
  memoriesOf,
  memoryEventsOf,
  proposalsOf,
  sessionOf,
} from "./database";

/** Reads for the page of memories, worked out from the log. */
export function createInMemoryMemoryLibrary(database: InMemoryDatabase): MemoryLibrary {
  const titleOf = (ownerId: string, sessionId: string) =>
    sessionOf(database, ownerId, sessionId)?.title ?? null;
  const usesOf = (ownerId: string) =>
    Map.groupBy(deriveMemoryUses(eventsOfOwner(database, ownerId)), (use) => use.memoryId);
  function entries(ownerId: string, filter: MemoryFilter): readonly MemoryEntry[] {
    const uses = usesOf(ownerId);
    return currentVersionsOf(database, ownerId)
      .map((version) => ({
        version,
        usage: usageOf(uses.get(version.memoryId) ?? []),
        sessionTitle: titleOf(ownerId, version.sessionId),
      }))
      .filter((entry) => isShown(entry, filter));
  }
  const proposalEntries = (ownerId: string): readonly ProposalEntry[] =>
    [...proposalsOf(database, ownerId)]
      .map(([proposalId, { status, decidedAt, event }]) => ({
        proposalId,
        status,
        decidedAt,
        event,
        at: event.at,
        sessionTitle: titleOf(ownerId, event.sessionId),
      }))
      .sort((left, right) => compare([right.at, right.proposalId], [left.at, left.proposalId]));
  return {
    async list({ ownerId, filter, sort, limit, cursor }) {
      const shown = entries(ownerId, filter).map((entry) => ({
        entry,
        key: [sortKeyOf(sort, { ...entry.version, usage: entry.usage }), entry.version.memoryId] as const,
      }));
      shown.sort((left, right) => compare(right.key, left.key));
      const after = cursor === null ? null : (JSON.parse(cursor) as readonly [number, string]);
      const rest = shown.filter(({ key }) => after === null || compare(key, after) < 0);
      const page = rest.slice(0, limit);
      const last = rest.length > limit ? page.at(-1) : undefined;
      return {
        entries: page.map(({ entry }) => entry),
        nextCursor: last ? JSON.stringify(last.key) : null,
        total: shown.length,
      };
    },
    async entriesOf({ ownerId, memoryIds, filter }) {
      const byId = new Map(entries(ownerId, filter).map((entry) => [entry.version.memoryId, entry]));
      return memoryIds.flatMap((memoryId) => byId.get(memoryId) ?? []);
    },
    usageOf: async ({ ownerId, memoryId }) => usageOf(usesOf(ownerId).get(memoryId) ?? []),
    async uses({ ownerId, memoryId, limit }) {
      return [...(usesOf(ownerId).get(memoryId) ?? [])]
        .sort((left, right) => compare([right.at, right.eventId], [left.at, left.eventId]))
        .slice(0, limit)
        .map((use) => ({
          ...use,
          sessionTitle: titleOf(ownerId, use.sessionId),
          ...wordsOfTurn(eventsOfOwner(database, ownerId), use),
        }));
    },
    async countEmbeddings({ ownerId, memoryId }) {
      const memory = memoriesOf(database, ownerId).find((known) => known.memoryId === memoryId);
      return (memory?.versions ?? []).filter(({ eventId }) =>
        database.embeddings.has(keyOf(ownerId, eventId)),
      ).length;
    },
    async listAsOf({ ownerId, position, limit }) {
      const held = memoriesOf(database, ownerId)
        .flatMap((memory) => memory.versions.filter((version) => heldAt(version, position)))
        .sort((left, right) => right.validFrom - left.validFrom);
      return {
        versions: held.slice(0, limit).map((version) => version),
        total: held.length,
      };
    },
    async memoryEvents({ ownerId, memoryIds, afterPosition = 0, upToPosition = Infinity, limit }) {
      return memoryEventsOf(database, ownerId)
        .filter(({ memoryId }) => memoryIds === undefined || memoryIds.includes(memoryId))
        .filter(
          ({ memoryPosition }) =>
            (memoryPosition ?? 0) > afterPosition && (memoryPosition ?? 0) <= upToPosition,
        )
        .slice(0, limit);
    },
    async timeline({ ownerId, limit }) {
      const events = memoryEventsOf(database, ownerId);
      const head = database.memoryPositions.get(ownerId) ?? 0;
      const spacing = markSpacing(head, limit);
      const marks = events.map(({ memoryPosition, at, type }) => ({
        position: memoryPosition ?? 0,
        at,
        kind: markKindOf(type),
      }));
      return { head, marks: marks.filter(({ position }) => position % spacing === head % spacing) };
    },
    proposals: async ({ ownerId, status, limit }) =>
      proposalEntries(ownerId)
        .filter((proposal) => status === undefined || proposal.status === status)
        .slice(0, limit),
    proposalsOf: async ({ ownerId, proposalIds }) =>
      proposalEntries(ownerId).filter((proposal) => proposalIds.includes(proposal.proposalId)),
  };
}

function eventsOfOwner(database: InMemoryDatabase, ownerId: string): readonly SessionEvent[] {
  return [...database.sessions.values()]
    .filter((session) => session.ownerId === ownerId && !session.branch?.sandbox)
    .flatMap((session) => session.events);
}

function usageOf(uses: readonly MemoryUse[]): MemoryUsage {
  if (uses.length === 0) return unusedMemory;
  const sum = (value: (use: MemoryUse) => number) => uses.reduce((total, use) => total + value(use), 0);
  return {
    retrievals: uses.length,
    steps: sum((use) => use.steps),
    tokenSteps: sum((use) => use.tokens * use.steps),
    citations: sum((use) => use.citations),
    lastUsedAt: uses.map((use) => use.at).reduce((latest, at) => (at > latest ? at : latest)),
  };
}

function isShown({ version, usage }: MemoryEntry, filter: MemoryFilter): boolean {
  const { memoryTypes = [], origins = [], sessionId, changedAfter, changedBefore } = filter;
  const atMs = Date.parse(version.at);
  const wanted = filter.usage === undefined || (filter.usage === "used") === usage.retrievals > 0;
  return (
    wanted &&
    (memoryTypes.length === 0 || memoryTypes.includes(version.memoryType)) &&
    (origins.length === 0 || origins.includes(version.origin)) &&
    (sessionId === undefined || version.sessionId === sessionId) &&
    (changedAfter === undefined || atMs >= Date.parse(changedAfter)) &&
    (changedBefore === undefined || atMs < Date.parse(changedBefore))
  );
}

function wordsOfTurn(events: readonly SessionEvent[], { sessionId, turnId }: MemoryUse) {
  const turn = events.filter(
    (event) => event.sessionId === sessionId && event.turnId === turnId && turnId !== null,
  );
  const started = turn.find((event) => event.type === "turn-started");
  const answer = turn.findLast(
    (event) => event.type === "step-finished" && event.item !== null && event.item.text !== "",
  );
  return {
    question: started?.type === "turn-started" ? started.text : null,
    answer: answer?.type === "step-finished" ? (answer.item?.text ?? null) : null,
  };
}

function heldAt({ validFrom, validTo }: MemoryVersion, position: number): boolean {
  return validFrom <= position && (validTo === null || validTo > position);
}

/** Compares keys part by part, as a database compares rows. */
function compare(left: readonly (string | number)[], right: readonly (string | number)[]): number {
  for (const [index, value] of left.entries()) {
    const other = right[index];
    if (other !== undefined && value !== other) return value < other ? -1 : 1;
  }
  return 0;
}
