import type { EventType, SessionEvent } from "@/lib/core/log/events";
import type { OperationName } from "@/lib/core/log/operations";

/** Which events the list shows. */
export interface EventFilter {
  /** Only these operations; none means no choice. */
  readonly operations: ReadonlySet<OperationName>;
  readonly onlyByPerson: boolean;
  readonly onlyRejected: boolean;
  /** Turns, steps and notices as well. */
  readonly everything: boolean;
  readonly text: string;
}

export const noFilter: EventFilter = {
  operations: new Set(),
  onlyByPerson: false,
  onlyRejected: false,
  everything: false,
  text: "",
};

/** Events that act on the memory or the context; the rest is the frame in which they happen. */
const acts: ReadonlySet<EventType> = new Set<EventType>([
  "memory-added",
  "memory-updated",
  "memory-deleted",
  "memory-restored",
  "memory-purged",
  "memory-proposed",
  "proposal-decided",
  "memories-retrieved",
  "context-summarized",
  "context-filtered",
  "operation-rejected",
  "items-restored",
  "item-protection-changed",
  "context-trimmed",
]);

/** True for the six operations, refusals, and what the person or the app did to the context. */
export function isAct(event: SessionEvent): boolean {
  return acts.has(event.type);
}

/** The events that pass, in order. Choosing two operations shows both; everything else narrows. */
export function filterEvents(events: readonly SessionEvent[], filter: EventFilter): readonly SessionEvent[] {
  const wanted = filter.text.trim().toLowerCase();
  return events.filter((event) => {
    if (!filter.everything && !isAct(event)) return false;
    if (filter.operations.size > 0 && !isOneOf(event, filter.operations)) return false;
    if (filter.onlyByPerson && event.by !== "person") return false;
    if (filter.onlyRejected && event.type !== "operation-rejected") return false;
    return wanted === "" || searchText(event).includes(wanted);
  });
}

function isOneOf(event: SessionEvent, operations: ReadonlySet<OperationName>): boolean {
  return "operation" in event && event.operation !== null && operations.has(event.operation);
}

const searchTexts = new WeakMap<SessionEvent, string>();

/** Every text that an event carries, in lower case: what was said, stored, searched, refused. Made once per event. */
function searchText(event: SessionEvent): string {
  const known = searchTexts.get(event);
  if (known !== undefined) return known;
  const texts: string[] = [event.type, `#${event.sequence}`];
  collectTexts(event, texts);
  const text = texts.join("\n").toLowerCase();
  searchTexts.set(event, text);
  return text;
}

/** Fields that hold hashes and ids nobody searches for, but which would match single letters. */
const unsearched = new Set([
  "id",
  "sessionId",
  "stateHash",
  "messagesHash",
  "promptItemIds",
  "candidates",
  "at",
]);

function collectTexts(value: unknown, texts: string[]): void {
  if (typeof value === "string") texts.push(value);
  else if (Array.isArray(value)) for (const entry of value) collectTexts(entry, texts);
  else if (typeof value === "object" && value !== null) {
    for (const [key, entry] of Object.entries(value)) if (!unsearched.has(key)) collectTexts(entry, texts);
  }
}
