import { indexOfSequence } from "@/lib/core/context/prefix-cache";
import type { SessionEvent } from "@/lib/core/log/events";
import { isOperationEvent } from "@/lib/core/log/events";
import { type OperationName, operationOfTool } from "@/lib/core/log/operations";
import type { SessionState, Turn } from "@/lib/core/session/session-state";

/** What a running turn is busy with. `waitsForModel` is true while only the model can move it on. */
export interface TurnProgress {
  readonly label: string;
  readonly waitsForModel: boolean;
}

const labelOfOperation = {
  ADD: "Adding a memory…",
  UPDATE: "Updating a memory…",
  DELETE: "Deleting a memory…",
  RETRIEVE: "Searching memory…",
  SUMMARY: "Summarizing the context…",
  FILTER: "Filtering the context…",
} as const satisfies Record<OperationName, string>;

/** Says what a running turn is doing now, from what the log holds of it. */
export function progressOf(turn: Turn, state: SessionState, events: readonly SessionEvent[]): TurnProgress {
  const step = turn.steps.at(-1);
  if (!step) return { label: "Reading the context…", waitsForModel: false };
  if (!step.finished) return { label: "Thinking…", waitsForModel: true };
  const item = step.finished.itemId === null ? undefined : state.items.get(step.finished.itemId);
  const answered = answeredCalls(turn, events);
  const waiting = item?.toolCalls?.find((call) => !answered.has(call.toolCallId));
  if (!waiting) return { label: "Reading the results…", waitsForModel: false };
  const operation = operationOfTool(waiting.toolName);
  return {
    label: operation ? labelOfOperation[operation] : `Calling ${waiting.toolName}…`,
    waitsForModel: operation === "SUMMARY",
  };
}

function answeredCalls(turn: Turn, events: readonly SessionEvent[]): ReadonlySet<string> {
  const answered = new Set<string>();
  for (const sequence of turn.operationSequences) {
    const event = events[indexOfSequence(events, sequence)];
    if (event && isOperationEvent(event) && event.toolCallId !== null) answered.add(event.toolCallId);
  }
  return answered;
}
