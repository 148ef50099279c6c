import { Map as ImmutableMap } from "immutable";
import { isMemoryEvent, type MemoryEvent, type SessionEvent } from "../log/events";
import { currentVersion, type MemoryVersion } from "../log/memory";
import { messageAround } from "../memory/find-source";
import type { MemoryUse } from "../memory/memory-entry";
import { deriveMemoryUses } from "../memory/memory-use";
import { applyMemoryEvent, foldMemories } from "../session/fold-memories";
import type { Branch, Proposal } from "../session/session-state";

/** One session as it is kept: its own events, without those that it shares with a parent. */
export interface LoggedSession {
  readonly sessionId: string;
  /** Where it left its parent; the parent of an imported log is elsewhere, so there it is null. */
  readonly branch: Pick<Branch, "sandbox" | "forkMemoryPosition"> & {
    readonly parentSessionId: string | null;
    readonly parentSequence: number | null;
  };
  readonly events: readonly SessionEvent[];
}

/** A row of `memory_version`, without its vector and words. */
export interface VersionRow extends MemoryVersion {
  /** The branch whose sandbox holds it; empty for the person's own. */
  readonly sandboxId: string;
  readonly closedByEventId: string | null;
}

/** A row of `proposal`. */
export interface ProposalRow {
  readonly proposalId: string;
  readonly sessionId: string;
  readonly eventId: string;
  readonly status: Proposal["status"];
  readonly at: string;
  readonly decidedAt: string | null;
}

/** The tables beside an owner's log, as the log says that they must be. */
export interface DerivedTables {
  readonly versions: readonly VersionRow[];
  readonly uses: readonly MemoryUse[];
  readonly proposals: readonly ProposalRow[];
  /** Memories that the person purged. What a sandbox still held of them went with the purge, and what was imported since is its own. */
  readonly purgedMemoryIds: ReadonlySet<string>;
  /** What the messages say that versions came from, by the event that made each: their words help to find them. */
  readonly messages: ReadonlyMap<string, string>;
}

/** Works every derived table of an owner out from the log alone. Throws where the log itself cannot be folded. */
export function deriveTables(sessions: readonly LoggedSession[]): DerivedTables {
  const ownEvents = sessions.filter(({ branch }) => !branch.sandbox).flatMap(({ events }) => events);
  const stream = ownEvents.filter(isMemoryEvent).sort(byPosition);
  const purgedMemoryIds = new Set(
    stream.flatMap((event) => (event.type === "memory-purged" ? [event.memoryId] : [])),
  );
  const sandboxes = sessions.filter(({ branch }) => branch.sandbox);
  const versions = [
    ...rowsOf(foldMemories(ImmutableMap(), stream), "", stream),
    ...sandboxes.flatMap((sandbox) => sandboxRows(sandbox, sessions, stream, purgedMemoryIds)),
  ];
  return {
    versions,
    messages: messagesOf(versions, sessions),
    uses: deriveMemoryUses(ownEvents),
    proposals: deriveProposals(ownEvents),
    purgedMemoryIds,
  };
}

/** Of each version the message that its source names, or that of the turn in which it was written. */
export function messagesOf(
  versions: readonly MemoryVersion[],
  sessions: readonly Pick<LoggedSession, "events">[],
): ReadonlyMap<string, string> {
  const events = sessions.flatMap((session) => session.events);
  const turnOf = new Map(events.map(({ id, turnId }) => [id, turnId]));
  const started = events.filter((event) => event.type === "turn-started");
  const turns = new Map(started.map(({ id, text }) => [id, text]));
  const items = new Map(started.flatMap((event) => event.items.map(({ itemId, text }) => [itemId, text])));
  return new Map(
    versions.flatMap(({ eventId, source }) => {
      const named = source ? items.get(source.itemId) : undefined;
      const spoken = turns.get(turnOf.get(eventId) ?? "");
      const text = named === undefined ? spoken : named;
      const around = text === undefined ? null : messageAround(text, named === undefined ? null : source);
      return around === null ? [] : [[eventId, around] as const];
    }),
  );
}

/**
 * What a sandbox holds: of each memory that it changed, the version of the person's that was current where it began, and what it made
 * of it. A sandbox of a sandbox begins with what its parent held at that point.
 */
function sandboxRows(
  sandbox: LoggedSession,
  sessions: readonly LoggedSession[],
  stream: readonly MemoryEvent[],
  purged: ReadonlySet<string>,
): readonly VersionRow[] {
  const { forkMemoryPosition } = sandbox.branch;
  const changes = sandboxEvents(sandbox, sessions).filter(({ memoryId }) => !purged.has(memoryId));
  const changed = new Set(changes.map(({ memoryId }) => memoryId));
  const before = stream.filter(
    ({ memoryId, memoryPosition }) => changed.has(memoryId) && (memoryPosition ?? 0) <= forkMemoryPosition,
  );
  const base = foldMemories(ImmutableMap(), before).map((memory) => {
    const current = currentVersion(memory);
    return { ...memory, versions: current ? [current] : [] };
  });
  return rowsOf(changes.reduce(applyMemoryEvent, base), sandbox.sessionId, changes);
}

/** The memory changes of a sandbox and of the sandboxes it comes from, up to where it left them, in order. */
function sandboxEvents(
  session: LoggedSession,
  sessions: readonly LoggedSession[],
  upToSequence = Number.POSITIVE_INFINITY,
): readonly MemoryEvent[] {
  const { parentSessionId, parentSequence } = session.branch;
  const parent = sessions.find(({ sessionId }) => sessionId === parentSessionId);
  const shared = parent?.branch.sandbox
    ? sandboxEvents(parent, sessions, Math.min(upToSequence, parentSequence ?? 0))
    : [];
  return [
    ...shared,
    ...session.events.filter(isMemoryEvent).filter(({ sequence }) => sequence <= upToSequence),
  ];
}

function rowsOf(
  memories: Iterable<readonly [string, { readonly versions: readonly MemoryVersion[] }]>,
  sandboxId: string,
  events: readonly MemoryEvent[],
): readonly VersionRow[] {
  const eventAt = new Map(events.map((event) => [event.memoryPosition, event.id]));
  return [...memories].flatMap(([, { versions }]) =>
    versions.map((version) => ({
      ...version,
      sandboxId,
      closedByEventId: version.validTo === null ? null : (eventAt.get(version.validTo) ?? null),
    })),
  );
}

/** A decision may be in another session than the proposal. */
function deriveProposals(events: readonly SessionEvent[]): readonly ProposalRow[] {
  const decisions = new Map(
    events.flatMap((event) =>
      event.type === "proposal-decided" ? [[event.proposalId, event] as const] : [],
    ),
  );
  return events.flatMap((event) => {
    if (event.type !== "memory-proposed") return [];
    const { proposalId, sessionId, id: eventId, at, mode } = event;
    const decided = decisions.get(proposalId);
    const status = decided?.decision ?? (mode === "shadow" ? "shadow" : "waiting");
    return [{ proposalId, sessionId, eventId, status, at, decidedAt: decided?.at ?? null }];
  });
}

function byPosition(left: MemoryEvent, right: MemoryEvent): number {
  return (left.memoryPosition ?? 0) - (right.memoryPosition ?? 0);
}
