import { hashOf } from "../canonical-hash";
import type { ToolCall } from "../log/context-item";
import type { EventOf, SessionEvent } from "../log/events";
import { indexOfSequence } from "./prefix-cache";

/** The newest earlier call of the agent that asked for the same. */
export interface SameCall {
  /** The event that came of it. */
  readonly sequence: number;
  readonly turnId: string | null;
  readonly step: number | null;
  /** The model read the same after both. */
  readonly hasSameResult: boolean;
}

/** An event that answers a call of the agent. */
type Answering = Extract<SessionEvent, { readonly toolCallId: string | null; readonly result: unknown }>;

/** The same call, made before in this session; null where this is the first, and for what no call asked for. Walks back through the log once. */
export function sameCallBefore(events: readonly SessionEvent[], event: SessionEvent): SameCall | null {
  const call = callOf(events, event);
  if (!call || !isAnswering(event)) return null;
  const key = keyOf(call);
  for (let index = indexOfSequence(events, event.sequence) - 1; index >= 0; index -= 1) {
    const earlier = events[index];
    if (!earlier || !isAnswering(earlier)) continue;
    const made = callOf(events, earlier);
    if (!made || keyOf(made) !== key) continue;
    const { sequence, turnId, step } = earlier;
    return { sequence, turnId, step, hasSameResult: isSameResult(earlier, event) };
  }
  return null;
}

function isAnswering(event: SessionEvent): event is Answering {
  return "toolCallId" in event && event.toolCallId !== null && "result" in event;
}

function callOf(events: readonly SessionEvent[], event: SessionEvent): ToolCall | null {
  if (!isAnswering(event)) return null;
  const step = stepOf(events, event);
  return step?.toolCalls.find(({ toolCallId }) => toolCallId === event.toolCallId) ?? null;
}

function stepOf(events: readonly SessionEvent[], event: Answering): EventOf<"step-finished"> | null {
  for (let index = indexOfSequence(events, event.sequence) - 1; index >= 0; index -= 1) {
    const before = events[index];
    if (before?.type === "step-finished" && before.turnId === event.turnId && before.step === event.step)
      return before;
    if (before?.type === "turn-started" && before.turnId === event.turnId) return null;
  }
  return null;
}

/** What the model read; a call that was not run again has the result of the one that it repeats. */
function isSameResult(earlier: Answering, event: Answering): boolean {
  if (event.type === "operation-rejected" && event.code === "REPEATED_CALL") return true;
  return (earlier.result?.text ?? "") === (event.result?.text ?? "");
}

function keyOf({ toolName, input }: Pick<ToolCall, "toolName" | "input">): string {
  return hashOf([toolName, input ?? null]);
}
