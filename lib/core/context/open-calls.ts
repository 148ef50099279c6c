import type { ToolCall } from "../log/context-item";
import type { SessionState, Turn } from "../session/session-state";
import { callUnit } from "./call-unit";

/** Calls that the model made and that have no result yet, in the order in which they run. */
export interface OpenCalls {
  /** The agent item that made them. */
  readonly callItemId: string;
  readonly calls: readonly ToolCall[];
}

/** The calls of a turn's last step that wait for a result; null when that step called nothing. */
export function openCallsOf(state: SessionState, turn: Turn): OpenCalls | null {
  const callItemId = turn.steps.at(-1)?.finished?.itemId ?? null;
  const item = callItemId === null ? undefined : state.items.get(callItemId);
  if (callItemId === null || !item?.toolCalls?.length) return null;
  const answered = new Set(callUnit(state, callItemId).map((result) => result.toolCallId));
  return { callItemId, calls: item.toolCalls.filter((call) => !answered.has(call.toolCallId)) };
}
