import { toolResult } from "@/lib/core/context/tool-result";
import type { NewEvent } from "@/lib/core/log/events";
import { protocolReminder } from "@/lib/core/protocol/protocol-prompt";
import { ok } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { appendEvents } from "../log/append-events";
import type { LeasedTurn } from "../scope";
import { LeaseLostError, type ModelAnswer } from "./call-model";
import { newItem } from "./new-item";

/** What stands in the log where other refusals name a tool. */
export const protocolName = "step";

/** Steps of one turn that may break the protocol's rules before the turn ends. */
const maxMalformedSteps = 2;

/** A step whose rules were broken, as the model wrote it. */
type MalformedAnswer = ModelAnswer & { readonly malformed: NonNullable<ModelAnswer["malformed"]> };

/**
 * Records a step that broke the rules of the text protocol: what was written and why it was refused. Nothing of it enters the context but
 * the reason, which the model reads once in its next step; a second such step ends the turn. Throws `LeaseLostError`.
 */
export async function recordMalformedStep(
  deps: Dependencies,
  { ownerId, sessionId, turnId, fence, step }: LeasedTurn & { readonly step: number },
  { malformed, reasoning, usage, firstTokenMs, durationMs }: MalformedAnswer,
): Promise<"continue" | "ended"> {
  let isLast = false;
  const appended = await appendEvents(deps, { ownerId, sessionId, fence }, (state) => {
    const before = state.turns.last()?.steps.filter(({ finished }) => finished?.finishReason === "malformed");
    isLast = (before?.length ?? 0) + 1 >= maxMalformedSteps;
    const shared = { at: deps.clock.now().toISOString(), turnId, step };
    const rejection = { code: "MALFORMED_PROTOCOL", reason: protocolReminder(malformed.reason) } as const;
    const finished: NewEvent = {
      ...shared,
      id: deps.ids.newId(),
      type: "step-finished",
      by: "agent",
      item: null,
      reasoning,
      toolCalls: [],
      finishReason: "malformed",
      usage,
      firstTokenMs,
      durationMs,
    };
    const refused: NewEvent = {
      ...shared,
      id: deps.ids.newId(),
      type: "operation-rejected",
      by: "agent",
      operation: null,
      toolName: protocolName,
      input: malformed.raw,
      ...rejection,
      reason: malformed.reason,
      toolCallId: null,
      durationMs: 0,
      result: isLast
        ? null
        : newItem(deps, { kind: "tool", author: "app", text: toolResult.rejected(rejection) }),
    };
    const failed: NewEvent = { ...shared, id: deps.ids.newId(), type: "turn-failed", by: "app", ...failure };
    return ok(
      isLast
        ? { events: [finished, refused, failed], lease: { release: { turnId } } }
        : { events: [finished, refused] },
    );
  });
  if (!appended.ok) throw new LeaseLostError();
  return isLast ? "ended" : "continue";
}

const failure = {
  code: "model-broken-protocol",
  message:
    "The model wrote two steps that do not follow the text protocol, so nothing of them was done. What it wrote is in the events. Try again, or choose another model.",
} as const;
