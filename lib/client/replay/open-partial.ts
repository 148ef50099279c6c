import type { PartialStep } from "@/lib/core/session/partial-step";
import type { SessionState } from "@/lib/core/session/session-state";

/** The partial text while it is still unfinished; null once the log holds the step, so that no text shows twice. */
export function openPartial(state: SessionState, partial: PartialStep | null): PartialStep | null {
  if (!partial) return null;
  const turn = state.turns.findLast((candidate) => candidate.turnId === partial.turnId);
  // The turn's first events may still be on their way.
  if (!turn) return partial;
  const isFinished =
    turn.status !== "running" ||
    turn.steps.some((step) => step.step === partial.step && step.finished !== null);
  return isFinished ? null : partial;
}
