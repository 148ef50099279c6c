/** One memory event as a slider through time shows it. What comes back counts as an addition, what is purged as a deletion. */
export interface TimelineMark {
  /** Place in the owner's stream. */
  readonly position: number;
  readonly at: string;
  readonly kind: "add" | "update" | "delete";
}

/** The marks of a stream, thinned evenly where there are too many; the newest is always among them. */
export interface Timeline {
  /** The newest position; 0 when nothing ever happened. */
  readonly head: number;
  readonly marks: readonly TimelineMark[];
}

/** The kind of mark of a memory event. */
export function markKindOf(type: string): TimelineMark["kind"] {
  if (type === "memory-updated") return "update";
  return type === "memory-added" || type === "memory-restored" ? "add" : "delete";
}

/** Every how many positions a mark stands, so that there are at most `limit`. */
export function markSpacing(head: number, limit: number): number {
  return Math.max(1, Math.ceil(head / limit));
}
