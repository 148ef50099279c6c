import { useMemo } from "react";
import { diffSteps, type StepDifference } from "@/lib/core/replay/diff-steps";
import { usePlayhead, useWatch } from "./watch-context";

/** Two positions of the recording and what differs between them. */
export interface ComparedPositions {
  /** Index of the position compared with; −1 is the session before its first event. */
  readonly baseIndex: number;
  readonly index: number;
  readonly difference: StepDifference;
}

/** Compares the position on screen with another, by default with the one before it. */
export function useStepDifference(chosenBase: number | null): ComparedPositions {
  const { seeker } = useWatch();
  const positions = usePlayhead((playhead) => playhead.positions);
  const index = usePlayhead((playhead) => playhead.index);
  const wanted = chosenBase ?? index - 1;
  const baseIndex = Math.max(-1, Math.min(positions.length - 1, wanted));
  const before = positions[baseIndex]?.sequence ?? 0;
  const after = positions[index]?.sequence ?? 0;
  const difference = useMemo(() => diffSteps(seeker, before, after), [seeker, before, after]);
  return { baseIndex, index, difference };
}
