import { toolResult } from "@/lib/core/context/tool-result";
import type { NewEvent } from "@/lib/core/log/events";
import type { Rejection } from "@/lib/core/log/rejection";
import { protocolReminder } from "@/lib/core/protocol/protocol-prompt";
import { ok } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { appendEvents } from "../log/append-events";
import type { LeasedTurn } from "../scope";
import { LeaseLostError, type ModelAnswer } from "./call-model";
import { leavingExchanges } from "./leave-context";
import { newItem } from "./new-item";
import { stepWithoutAnswer } from "./step-without-answer";

/** What is in the log where other refusals name a tool. */
const protocolName = "step";

/** Steps of one turn that may be no answer before the turn ends. */
const maxMalformedSteps = 2;

/** Why a step is none, and what ends the turn when it happens again. */
interface StepProblem {
  readonly finishReason: "malformed" | "empty";
  /** What the model had written. */
  readonly raw: string;
  readonly rejection: Rejection;
  /** What the model reads; the rejection's reason is for the log. */
  readonly reminder: string;
  readonly failure: { readonly code: string; readonly message: string };
}

/** True for a step that was no answer and called nothing, so that another one follows. */
export function isMalformed({ finishReason }: { readonly finishReason: string }): boolean {
  return finishReason === "malformed" || finishReason === "empty";
}

/**
 * Records a step that is neither an answer nor calls that can be read: what was written, and why nothing of it was done. Nothing of it
 * enters the context but the reason, which the model reads once in its next step; a second such step ends the turn. Throws `LeaseLostError`.
 */
export async function recordMalformedStep(
  deps: Dependencies,
  { ownerId, sessionId, turnId, fence, step }: LeasedTurn & { readonly step: number },
  answer: ModelAnswer,
): Promise<"continue" | "answer" | "ended"> {
  const problem = problemOf(answer);
  let isLast = false;
  const appended = await appendEvents(deps, { ownerId, sessionId, fence }, async (state) => {
    const before = state.turns.last()?.steps.filter(({ finished }) => finished && isMalformed(finished));
    isLast = (before?.length ?? 0) + 1 >= maxMalformedSteps;
    const shared = { at: deps.clock.now().toISOString(), turnId, step };
    const finished = stepWithoutAnswer(deps, answer, shared, problem.finishReason);
    const text = toolResult.rejected({ ...problem.rejection, reason: problem.reminder });
    const refused: NewEvent = {
      ...shared,
      id: deps.ids.newId(),
      type: "operation-rejected",
      by: "agent",
      operation: null,
      toolName: protocolName,
      input: problem.raw,
      code: problem.rejection.code,
      reason: problem.rejection.reason,
      toolCallId: null,
      durationMs: 0,
      result: isLast ? null : newItem(deps, { kind: "tool", author: "app", text }),
    };
    if (!isLast) return ok({ events: [finished, refused] });
    const left = await leavingExchanges(deps, { ownerId, sessionId }, state, shared);
    const failed: NewEvent = {
      ...shared,
      id: deps.ids.newId(),
      type: "turn-failed",
      by: "app",
      ...problem.failure,
    };
    return ok({ events: [finished, refused, ...left, failed], lease: { release: { turnId } } });
  });
  if (!appended.ok) throw new LeaseLostError();
  if (isLast) return "ended";
  return problem.finishReason === "empty" || answer.malformed?.wantsWords ? "answer" : "continue";
}

function problemOf({ malformed }: ModelAnswer): StepProblem {
  if (!malformed) return emptyStep;
  const { raw, reason, isProtocol } = malformed;
  return isProtocol
    ? {
        finishReason: "malformed",
        raw,
        rejection: { code: "MALFORMED_PROTOCOL", reason },
        reminder: protocolReminder(reason, raw),
        failure: brokenProtocol,
      }
    : {
        finishReason: "malformed",
        raw,
        rejection: { code: "UNREADABLE_STEP", reason },
        reminder: reason,
        failure: unreadableSteps,
      };
}

const emptyReason = "The step was empty: neither a word nor a call.";

const emptyStep: StepProblem = {
  finishReason: "empty",
  raw: "",
  rejection: { code: "EMPTY_ANSWER", reason: emptyReason },
  reminder: emptyReason,
  failure: {
    code: "model-empty-answer",
    message:
      "The model returned nothing, also when it was asked once more. Your message is saved; try again, or choose another model.",
  },
};

const brokenProtocol = {
  code: "model-broken-protocol",
  message:
    "The model wrote two steps that do not follow the text protocol, so nothing of them was done. What it wrote is in the events. Try again, or choose another model.",
} as const;

const unreadableSteps = {
  code: "model-unreadable-steps",
  message:
    "The model wrote two steps that are neither an answer nor a call that can be read, so nothing of them was done. What it wrote is in the events. Try again, or choose another model.",
} as const;
