import { isMemoryEvent, type SessionEvent } from "../log/events";
import { currentVersion, type Memory, type MemoryVersion, versionAsOf } from "../log/memory";

/** What a sandbox made of one memory, beside what the person has now. */
export interface SandboxChange {
  readonly memoryId: string;
  readonly kind: "added" | "updated" | "deleted";
  /** What the sandbox began with; null when it had none. */
  readonly base: MemoryVersion | null;
  /** What the person has now; null when there is none (any more). */
  readonly current: MemoryVersion | null;
  /** What the sandbox holds; null when it deleted it. */
  readonly wanted: MemoryVersion | null;
  /** True when the person's memory has changed since the sandbox began: applying would replace that. */
  readonly conflict: boolean;
}

/** The memories that a sandbox's own events touched, in the order in which they first did. `events` is the sandbox's whole log. */
export function memoriesTouchedInSandbox(events: readonly SessionEvent[]): readonly string[] {
  const start = events.findIndex((event) => event.type === "session-forked" && event.sandbox);
  if (start < 0) return [];
  return [
    ...new Set(
      events
        .slice(start)
        .filter(isMemoryEvent)
        .map((event) => event.memoryId),
    ),
  ];
}

/**
 * What a sandbox changed in one memory, or null when nothing is left of it: added and deleted again, changed and changed back, or the
 * person has the same now.
 */
export function sandboxChangeOf(
  memoryId: string,
  {
    inSandbox,
    ofPerson,
    forkMemoryPosition,
  }: {
    readonly inSandbox: Memory | null;
    readonly ofPerson: Memory | null;
    readonly forkMemoryPosition: number;
  },
): SandboxChange | null {
  const wanted = inSandbox && currentVersion(inSandbox);
  const base = ofPerson && versionAsOf(ofPerson, forkMemoryPosition);
  const current = ofPerson && currentVersion(ofPerson);
  if (saysSame(wanted, base) || saysSame(wanted, current)) return null;
  const kind = wanted === null ? "deleted" : base === null ? "added" : "updated";
  return { memoryId, kind, base, current, wanted, conflict: base?.version !== current?.version };
}

function saysSame(left: MemoryVersion | null, right: MemoryVersion | null): boolean {
  if (left === null || right === null) return left === right;
  if (left.content !== right.content) return false;
  const keys = new Set([...Object.keys(left.metadata), ...Object.keys(right.metadata)]);
  return [...keys].every((key) => left.metadata[key] === right.metadata[key]);
}
