import type { NewEvent } from "./events";

/** The turn whose lease an append writes under: that of its first event of a turn, beginnings aside. Null where it has none. */
export function turnOfAppend(events: readonly NewEvent[]): string | null {
  return events.find((event) => event.turnId !== null && event.type !== "turn-started")?.turnId ?? null;
}

/** True for what only the worker that runs a turn may write; a person may add to a running turn (a decision on a held call). */
export function isWorkersAppend(events: readonly NewEvent[]): boolean {
  return events.some(
    (event) => event.turnId !== null && event.type !== "turn-started" && event.by !== "person",
  );
}
