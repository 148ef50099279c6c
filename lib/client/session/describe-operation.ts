import { definitionOf, type OperationEvent } from "@/lib/core/log/events";
import type { OperationName } from "@/lib/core/log/operations";

/** One operation as a chip in the conversation shows it. */
export interface OperationView {
  readonly sequence: number;
  /** Null when the model called a tool that does not exist. */
  readonly operation: OperationName | null;
  /** What it acted on, in a few words. */
  readonly target: string;
  readonly rejected: boolean;
  readonly memoryIds: readonly string[];
}

/** Says in a few words what an operation acted on. */
export function describeOperation(event: OperationEvent): OperationView {
  const { line, touches } = definitionOf(event);
  return {
    sequence: event.sequence,
    operation: event.operation,
    target: line(event, () => undefined),
    rejected: event.type === "operation-rejected",
    memoryIds: touches(event).memories ?? [],
  };
}
