import { useCallback, useEffect, useRef, useState } from "react";
import { runExperiment } from "@/app/(studio)/compare/experiment-actions";
import { followLog } from "@/lib/client/branch/branch-log";
import { usePerform } from "@/lib/client/query/use-act";
import { httpSessionApi } from "@/lib/client/session/api";
import type { ShownExperiment } from "@/lib/contract/branch/list-experiments";
import { experimentArms, mostRepeats } from "@/lib/core/branch/experiment";

/** How often each side is made at first, and how many more at a time. */
export const firstRepeats = 5;

/** The runs of an experiment, made one after the other in this tab; what was made stays, so that it goes on after a reload. */
export interface ExperimentRuns {
  readonly isRunning: boolean;
  readonly error: string | null;
  /** Makes what is missing up to so many repeats of each side. */
  start(repeats: number): void;
  stop(): void;
}

/** Makes the runs of an experiment. `onChanged` is called after each. */
export function useExperimentRuns(
  sessionId: string,
  { experimentId, runs }: ShownExperiment,
  onChanged: () => void,
): ExperimentRuns {
  const perform = usePerform({ alsoInReplay: true });
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<string | null>(null);
  const running = useRef<AbortController | null>(null);
  const stop = useCallback(() => running.current?.abort(), []);
  useEffect(() => stop, [stop]);

  const runAll = async (repeats: number, signal: AbortSignal) => {
    for (const { arm, repeat } of missingRuns(runs, repeats)) {
      if (signal.aborted) return;
      const started = await perform(runExperiment, { sessionId, experimentId, arm, repeat });
      if (!started.ok) return setError(started.error.message);
      await ended(started.value.branchId, signal);
      onChanged();
    }
  };
  return {
    isRunning,
    error,
    stop,
    start(repeats) {
      if (running.current && !running.current.signal.aborted && isRunning) return;
      const controller = new AbortController();
      running.current = controller;
      setRunning(true);
      setError(null);
      void runAll(repeats, controller.signal).finally(() => setRunning(false));
    },
  };
}

/** What is still to be made, both sides in turn: a stop in the middle leaves them about equally many. */
function missingRuns(runs: ShownExperiment["runs"], repeats: number) {
  const isMade = (arm: string, repeat: number) =>
    runs.some((run) => run.arm === arm && run.repeat === repeat && run.status !== "running");
  return Array.from({ length: Math.min(repeats, mostRepeats) }, (_, index) => index + 1)
    .flatMap((repeat) => experimentArms.map((arm) => ({ arm, repeat })))
    .filter(({ arm, repeat }) => !isMade(arm, repeat));
}

/** Resolves when the branch's answer has ended; a stop ends it on the server, too. */
function ended(branchId: string, signal: AbortSignal): Promise<void> {
  const turnId = `turn-${branchId}`;
  return new Promise((resolve) => {
    let leave = () => {};
    const finish = () => {
      signal.removeEventListener("abort", onStop);
      leave();
      resolve();
    };
    const onStop = () => void httpSessionApi.stopTurn({ sessionId: branchId, turnId }).then(finish);
    signal.addEventListener("abort", onStop, { once: true });
    leave = followLog(branchId, [], ({ state }) => {
      const turn = state.turns.findLast((candidate) => candidate.turnId === turnId);
      if (turn && turn.status !== "running") finish();
    });
    if (signal.aborted) onStop();
  });
}
