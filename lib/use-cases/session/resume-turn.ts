import { openCallsOf } from "@/lib/core/context/open-calls";
import type { Dependencies } from "../dependencies";
import type { RunTurnInput } from "../scope";
import { isOnlyHeard } from "./record-heard-step";
import { isMalformed } from "./record-malformed-step";
import { runCalls } from "./run-calls";

/**
 * Finds where a turn stands and finishes the step it is in: runs the calls of its last step that have no result yet.
 * Returns the number of the step to run next (a step whose answer is missing is run again), or `answered` when the answer is there
 * and only the end of the turn is missing.
 */
export async function resumeTurn(deps: Dependencies, input: RunTurnInput): Promise<number | "answered"> {
  const { ownerId, sessionId, turnId } = input;
  const state = await deps.sessionReader.latest({ ownerId, sessionId });
  const turn = state.turns.findLast((candidate) => candidate.turnId === turnId);
  const last = turn?.steps.at(-1);
  if (!turn || !last) return 1;
  if (!last.finished) return last.step;
  const open = openCallsOf(state, turn);
  if (!open) return isMalformed(last.finished) || isOnlyHeard(last.finished) ? last.step + 1 : "answered";
  await runCalls(deps, { ...input, step: last.step }, open.calls, open.callItemId);
  return last.step + 1;
}
