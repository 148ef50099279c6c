import { hashOf } from "../canonical-hash";
import type { ToolCall } from "../log/context-item";
import type { SessionEvent } from "../log/events";
import type { Rejection, RejectionCode } from "../log/rejection";

/** What makes the result of a call another one: the memories or the context are no longer what they were. */
const changes: ReadonlySet<SessionEvent["type"]> = new Set<SessionEvent["type"]>([
  "memory-added",
  "memory-updated",
  "memory-deleted",
  "memory-restored",
  "memory-purged",
  "context-summarized",
  "context-filtered",
  "context-trimmed",
  "items-restored",
  "items-removed",
  "proposal-decided",
]);

/** Refusals after which the same call may well be right. */
const mayBeRepeated: ReadonlySet<RejectionCode> = new Set<RejectionCode>([
  "CHANGED_MEANWHILE",
  "OPERATION_LIMIT",
]);

/**
 * The refusal of a call that the model made in this turn already and whose result would be the same; null for every other call.
 * `turnEvents` are the events of the turn so far; the last step among them made the call.
 */
export function repeatedCall(turnEvents: readonly SessionEvent[], call: ToolCall): Rejection | null {
  const key = callKey(call);
  const steps = turnEvents.filter((event) => event.type === "step-finished");
  // By step and id: there are servers that give the calls of every step the same ids.
  const earlier = steps
    .slice(0, -1)
    .flatMap(({ step, toolCalls }) =>
      toolCalls.flatMap((made) =>
        callKey(made) === key ? [{ step, toolCallId: made.toolCallId as string | null }] : [],
      ),
    );
  const outcome = turnEvents.findLast(
    (event) =>
      "result" in event &&
      earlier.some(({ step, toolCallId }) => step === event.step && toolCallId === event.toolCallId),
  );
  if (!outcome || !("result" in outcome)) return null;
  if (outcome.type === "operation-rejected" && mayBeRepeated.has(outcome.code)) return null;
  if (turnEvents.some((event) => event.sequence > outcome.sequence && changes.has(event.type))) return null;
  const before = outcome.step === null ? "before" : `in step ${outcome.step}`;
  const again =
    outcome.type === "operation-rejected" ? "and it is refused for the same reason" : "with the same result";
  return {
    code: "REPEATED_CALL",
    reason: `You made this same call ${before}, ${again}. It was not run again.`,
  };
}

/** The calls of a step without those that are equal to an earlier one. */
export function withoutEqualCalls(calls: readonly ToolCall[]): readonly ToolCall[] {
  const seen = new Set<string>();
  return calls.filter((call) => {
    const key = callKey(call);
    const isNew = !seen.has(key);
    seen.add(key);
    return isNew;
  });
}

/** Equal for calls that ask for the same, whatever the order of their arguments. */
function callKey({ toolName, input }: Pick<ToolCall, "toolName" | "input">): string {
  return hashOf([toolName, input ?? null]);
}
