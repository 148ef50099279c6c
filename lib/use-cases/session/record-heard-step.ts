import type { ContextItem } from "@/lib/core/log/context-item";
import type { NewEvent } from "@/lib/core/log/events";
import { ok } from "@/lib/core/result";
import type { Dependencies } from "../dependencies";
import { appendEvents } from "../log/append-events";
import type { LeasedTurn } from "../scope";
import { LeaseLostError, type ModelAnswer } from "./call-model";
import { leavingEvent } from "./leave-context";
import { stepWithoutAnswer } from "./step-without-answer";

/** Why such a step has ended, in the log. */
const onlyHeard = "only-heard";

/** True for a step that said no more than that it heard, so that another one follows. */
export function isOnlyHeard({ finishReason }: { readonly finishReason: string }): boolean {
  return finishReason === onlyHeard;
}

/**
 * Records a step in which the model only copied the words with which the placed memories were heard. They leave the context, and the next step
 * asks the same without them: nothing is told to the model, because it would copy that, too. Cannot happen twice in a turn. Throws
 * `LeaseLostError`.
 */
export async function recordHeardStep(
  deps: Dependencies,
  { ownerId, sessionId, turnId, fence, step }: LeasedTurn & { readonly step: number },
  answer: ModelAnswer,
  placed: readonly ContextItem[],
): Promise<"continue"> {
  const { text, record } = answer;
  const appended = await appendEvents(deps, { ownerId, sessionId, fence }, () => {
    const shared = { at: deps.clock.now().toISOString(), turnId, step };
    const finished: NewEvent = {
      ...stepWithoutAnswer(deps, answer, shared, onlyHeard),
      // No answer has it, so it is kept here.
      written: record.written?.length ? record.written : [{ as: "text", text }],
    };
    return ok({ events: [finished, leavingEvent(deps, placed, shared)] });
  });
  if (!appended.ok) throw new LeaseLostError();
  return "continue";
}
