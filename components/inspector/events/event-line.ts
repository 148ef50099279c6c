import type { ItemLookup } from "@/lib/core/log/define-event";
import { definitionOf, isOperationEvent, type SessionEvent } from "@/lib/core/log/events";
import type { OperationName } from "@/lib/core/log/operations";

/** One event as a row of the list. */
export interface EventLine {
  readonly operation: OperationName | null;
  /** What the row calls an event that is not one of the six operations, or the tool that the model made up. */
  readonly word: string;
  readonly target: string;
  readonly isRejected: boolean;
  /** How much the context grew or shrank, in tokens. */
  readonly deltaTokens: number;
  readonly durationMs: number | null;
}

/** Describes an event in one line. `itemOf` looks items up, for events that only name them. */
export function eventLine(event: SessionEvent, itemOf: ItemLookup): EventLine {
  const { word, line, tokens } = definitionOf(event);
  return {
    operation: isOperationEvent(event) ? event.operation : null,
    word: event.type === "operation-rejected" ? event.toolName : word,
    target: line(event, itemOf),
    isRejected: event.type === "operation-rejected",
    deltaTokens: tokens(event, itemOf),
    durationMs: "durationMs" in event ? event.durationMs : null,
  };
}
