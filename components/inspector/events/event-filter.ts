import { searchableStrings } from "@/lib/core/log/event-strings";
import { definitionOf, isAct, isOperationEvent, type SessionEvent } from "@/lib/core/log/events";
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
  return isOperationEvent(event) && event.operation !== null && operations.has(event.operation);
}

const searchTexts = new WeakMap<SessionEvent, string>();

/** Everything that an event says, in lower case, with the memories that it names. Made once per event. */
function searchText(event: SessionEvent): string {
  const known = searchTexts.get(event);
  if (known !== undefined) return known;
  const { memories = [] } = definitionOf(event).touches(event);
  const texts = [...searchableStrings(event), ...memories, `#${event.sequence}`];
  const text = texts.join("\n").toLowerCase();
  searchTexts.set(event, text);
  return text;
}
