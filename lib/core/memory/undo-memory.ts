import type { MemoryEvent } from "../log/events";
import { currentVersion, type Memory, type MemoryVersion, versionAsOf } from "../log/memory";
import { dependentsOf, undoesOf, undoneEventIds } from "./active-changes";
import type { UndoMode } from "./memory-outcomes";

/** What a version says, without its place in history. */
export type MemoryContent = Pick<MemoryVersion, "content" | "memoryType" | "metadata" | "origin" | "source">;

/** The event that takes one change back, before it has an id and a time. */
export type MemoryInverse = {
  readonly undoes: string;
  readonly memoryId: string;
  readonly version: number;
} & (
  | { readonly type: "memory-deleted"; readonly content: string }
  | ({ readonly type: "memory-updated"; readonly previousContent: string } & MemoryContent)
  | ({ readonly type: "memory-restored" } & MemoryContent)
);

/** What an undo would do. With `ask` and dependents, nothing: the person decides first. */
export interface UndoPlan {
  /** In the order in which they must be appended: the newest change first. */
  readonly inverses: readonly MemoryInverse[];
  /** Later changes that build on what is undone, oldest first. */
  readonly dependents: readonly MemoryEvent[];
  /** Changes that were asked for and still stand. */
  readonly changes: number;
}

/**
 * Plans the undo of events. `memories` and `events` are those of every touched memory, all versions and all events in the owner's order.
 * What was undone before is left alone; so is a purge, which cannot be taken back.
 */
export function planUndo(
  { memories, events }: { readonly memories: readonly Memory[]; readonly events: readonly MemoryEvent[] },
  eventIds: ReadonlySet<string>,
  mode: UndoMode,
): UndoPlan {
  const undone = undoneEventIds(events);
  const purged = new Set(events.flatMap((event) => (event.type === "memory-purged" ? [event.memoryId] : [])));
  // A change and its undo, both asked for, cancel each other: neither needs a new event.
  const isCancelled = (event: MemoryEvent) => undone.has(event.id) || eventIds.has(undoesOf(event) ?? "");
  const targets = events.filter(
    (event) => eventIds.has(event.id) && !isCancelled(event) && !purged.has(event.memoryId),
  );
  const targetIds = new Set(targets.map(({ id }) => id));
  const dependentIds = takenAlong(targets, events);
  const dependents = events.filter(({ id }) => dependentIds.has(id));
  const changes = targets.length;
  if (mode === "ask" && dependents.length > 0) return { inverses: [], dependents, changes };
  const taken = mode === "with-dependents" ? new Set([...targetIds, ...dependentIds]) : targetIds;
  const standing = undoneEventIds(events, taken);
  const builtOn = (target: MemoryEvent) =>
    mode === "only-this" && dependentsOf(target, events, standing).length > 0;
  const stores = new Map(memories.map((memory) => [memory.memoryId, storeOf(memory)]));
  // A change that its undo alone keeps down needs no new event when both are taken: it stays down.
  const inverted = events.filter(
    (event) => taken.has(event.id) && !undone.has(event.id) && !taken.has(undoesOf(event) ?? ""),
  );
  const inverses = inverted.reverse().flatMap((event) => {
    const store = stores.get(event.memoryId);
    if (!store) return [];
    const wanted = builtOn(event) ? withoutOnly(event, store) : before(event, store);
    return wanted === "keep" ? [] : (invert(event, store, wanted) ?? []);
  });
  return { inverses, dependents, changes };
}

/**
 * The ids of what must be taken back together with the targets: what builds on them, and what stands again and builds on them once the undo of it is
 * taken back.
 */
function takenAlong(targets: readonly MemoryEvent[], events: readonly MemoryEvent[]): ReadonlySet<string> {
  const targetIds = targets.map(({ id }) => id);
  const along = new Set<string>();
  for (;;) {
    const undone = undoneEventIds(events, [...targetIds, ...along]);
    const found = targets.flatMap((target) => dependentsOf(target, events, undone));
    if (found.length === 0) return along;
    for (const { id } of found) along.add(id);
  }
}

/** A memory while it is being led back. */
interface Store {
  readonly memory: Memory;
  lastVersion: number;
  current: MemoryContent | null;
}

function storeOf(memory: Memory): Store {
  return {
    memory,
    lastVersion: memory.versions.at(-1)?.version ?? 0,
    current: currentVersion(memory),
  };
}

/** What the memory said before an event. */
function before(event: MemoryEvent, { memory }: Store): MemoryContent | null {
  return versionAsOf(memory, (event.memoryPosition ?? 0) - 1);
}

/** What the memory would say if only this change had not been: later changes keep what they wrote. `keep` when nothing of it is left. */
function withoutOnly(event: MemoryEvent, store: Store): MemoryContent | "keep" {
  const old = before(event, store);
  const written = store.memory.versions.find(({ eventId }) => eventId === event.id);
  const { current } = store;
  if (!old || !written || !current) return "keep";
  const metadata = { ...current.metadata };
  for (const key of new Set([...Object.keys(old.metadata), ...Object.keys(written.metadata)])) {
    if (current.metadata[key] !== written.metadata[key]) continue;
    const value = Object.hasOwn(old.metadata, key) ? old.metadata[key] : undefined;
    if (value === undefined) delete metadata[key];
    else metadata[key] = value;
  }
  const isTextLeft = current.content === written.content;
  const { content, origin, source } = isTextLeft ? old : current;
  const wanted = { content, origin, source, metadata, memoryType: current.memoryType };
  return isSame(wanted, current) ? "keep" : wanted;
}

function isSame(left: MemoryContent, right: MemoryContent): boolean {
  const keys = new Set([...Object.keys(left.metadata), ...Object.keys(right.metadata)]);
  return (
    left.content === right.content && [...keys].every((key) => left.metadata[key] === right.metadata[key])
  );
}

/** The event that leads from what holds to what is wanted; null when neither is there. */
function invert(event: MemoryEvent, store: Store, wanted: MemoryContent | null): MemoryInverse | null {
  const shared = { undoes: event.id, memoryId: event.memoryId };
  const previous = store.current;
  store.current = wanted;
  if (!wanted) {
    if (!previous) return null;
    return { ...shared, type: "memory-deleted", version: store.lastVersion, content: previous.content };
  }
  store.lastVersion += 1;
  const { content, memoryType, metadata, origin, source } = wanted;
  const next = { ...shared, version: store.lastVersion, content, memoryType, metadata, origin, source };
  return previous
    ? { ...next, type: "memory-updated", previousContent: previous.content }
    : { ...next, type: "memory-restored" };
}
