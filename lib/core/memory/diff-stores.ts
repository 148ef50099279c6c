import { Map as PersistentMap } from "immutable";
import type { MemoryEvent } from "../log/events";
import { type Memory, type MemoryVersion, versionAsOf } from "../log/memory";
import { foldMemories } from "../session/fold-memories";

/** What happened to one memory between two positions of the owner's stream. */
export type StoreChange =
  | { readonly kind: "added"; readonly after: MemoryVersion; readonly why: readonly MemoryEvent[] }
  | {
      readonly kind: "changed";
      readonly before: MemoryVersion;
      readonly after: MemoryVersion;
      readonly why: readonly MemoryEvent[];
    }
  /** `before` is null where a purge removed the text. */
  | {
      readonly kind: "forgotten";
      readonly memoryId: string;
      readonly before: MemoryVersion | null;
      readonly why: readonly MemoryEvent[];
    };

/**
 * What changed in the store between two positions: memories that hold now and did not before, that hold with another text, and that hold no
 * more, each with the events in between as the reason, oldest first. What came and went in between is in neither store and so not named.
 * `history` are the memory events up to `to`, oldest first, of at least every memory that changed in between.
 */
export function diffStores(
  history: readonly MemoryEvent[],
  range: { readonly from: number; readonly to: number },
): readonly StoreChange[] {
  const from = Math.min(range.from, range.to);
  const to = Math.max(range.from, range.to);
  const upTo = (position: number) => history.filter((event) => positionOf(event) <= position);
  const before = foldMemories(PersistentMap<string, Memory>(), upTo(from));
  const after = foldMemories(PersistentMap<string, Memory>(), upTo(to));
  const reasons = new Map<string, MemoryEvent[]>();
  for (const event of upTo(to).filter((candidate) => positionOf(candidate) > from))
    reasons.set(event.memoryId, [...(reasons.get(event.memoryId) ?? []), event]);
  return [...reasons].flatMap(([memoryId, why]) => {
    const old = holding(before.get(memoryId), from);
    const young = holding(after.get(memoryId), to);
    return changeOf(memoryId, old, young, why);
  });
}

/** How many changes of each kind a difference has. */
export function countChanges(changes: readonly StoreChange[]): Readonly<Record<StoreChange["kind"], number>> {
  const count = (kind: StoreChange["kind"]) => changes.filter((change) => change.kind === kind).length;
  return { added: count("added"), changed: count("changed"), forgotten: count("forgotten") };
}

function changeOf(
  memoryId: string,
  before: MemoryVersion | null,
  after: MemoryVersion | null,
  why: readonly MemoryEvent[],
): readonly StoreChange[] {
  if (!before) return after ? [{ kind: "added", after, why }] : [];
  if (!after) {
    const isPurged = why.some((event) => event.type === "memory-purged");
    return [{ kind: "forgotten", memoryId, before: isPurged ? null : before, why }];
  }
  return saysTheSame(before, after) ? [] : [{ kind: "changed", before, after, why }];
}

/** A memory that was changed and changed back is the same again. */
function saysTheSame(before: MemoryVersion, after: MemoryVersion): boolean {
  const tags = (version: MemoryVersion) => JSON.stringify(Object.entries(version.metadata).sort());
  return (
    before.content === after.content && before.memoryType === after.memoryType && tags(before) === tags(after)
  );
}

function holding(memory: Memory | undefined, position: number): MemoryVersion | null {
  return memory ? versionAsOf(memory, position) : null;
}

function positionOf(event: MemoryEvent): number {
  return event.memoryPosition ?? 0;
}
