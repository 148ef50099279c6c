import type { AppError } from "@/lib/core/errors";
import { err, ok, type Result } from "@/lib/core/result";
import { cleanJson } from "@/lib/core/text/clean-text";
import type { Dependencies } from "../dependencies";
import { type Appended, appendEvents, findRepeated } from "../log/append-events";
import type { TurnScope } from "../scope";

/** What the person wants of a call that a breakpoint holds: run it, run it with these arguments, or leave it out. */
export type PauseDecision =
  | { readonly decision: "continue" | "skip" }
  | { readonly decision: "edit"; readonly input: unknown };

/** Lets a held turn go on. Refused when it is not waiting; repeating an `eventId` changes nothing. */
export async function decidePause(
  deps: Dependencies,
  input: TurnScope & PauseDecision & { readonly eventId: string },
): Promise<Result<Appended, AppError>> {
  const { ownerId, sessionId, turnId, eventId, decision } = input;
  const repeated = await findRepeated(deps, { ownerId, sessionId, eventId });
  if (repeated) return repeated;
  return appendEvents(deps, { ownerId, sessionId }, (state) => {
    const turn = state.turns.findLast((candidate) => candidate.turnId === turnId);
    if (!turn?.pause) return err({ code: "not-paused", turnId });
    const { toolCallId } = turn.pause;
    const at = deps.clock.now().toISOString();
    const shared = { id: eventId, at, by: "person", turnId, step: turn.steps.at(-1)?.step ?? null } as const;
    const edited = input.decision === "edit" ? { input: cleanJson(input.input) } : {};
    return ok({ events: [{ ...shared, type: "turn-continued", decision, toolCallId, ...edited }] });
  });
}
