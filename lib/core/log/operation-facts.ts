import { definitionOf, isOperationEvent, type SessionEvent } from "./events";
import type { OperationName } from "./operations";

/** What an operation touched, in one shape for all six: for lists, headless output and rewards. */
export interface OperationFacts {
  readonly operation: OperationName | null;
  /** Memory ids (ADD, UPDATE, DELETE, RETRIEVE) or item ids (SUMMARY, FILTER). */
  readonly targetIds: readonly string[];
  readonly texts: readonly string[];
  /** Change of the context in tokens. */
  readonly tokens: number;
}

/** The facts of an operation, or null for every other event. */
export function operationFacts(event: SessionEvent): OperationFacts | null {
  const { operation, tokens } = definitionOf(event);
  if (!operation || !isOperationEvent(event)) return null;
  return {
    operation: event.operation,
    targetIds: operation.targets(event),
    texts: operation.texts(event),
    tokens: tokens(event, () => undefined),
  };
}
