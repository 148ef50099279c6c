import { useCallback, useEffect, useRef, useState } from "react";
import { answerAgain } from "@/app/(studio)/compare/fork-actions";
import { type FollowedLog, followLog } from "@/lib/client/branch/branch-log";
import { usePerform } from "@/lib/client/query/use-act";
import { httpSessionApi } from "@/lib/client/session/api";
import { newId } from "@/lib/client/shell/new-id";
import { alignBranches } from "@/lib/core/branch/align-branches";
import type { WhatIf } from "@/lib/core/branch/counterfactual";
import { type Influence, measureInfluence } from "@/lib/core/branch/influence";
import type { Turn } from "@/lib/core/session/session-state";

/** One answer made again, and how far it moved. */
export interface InfluenceRun {
  readonly key: string;
  /** What was left out. */
  readonly name: string;
  /** True for the run with nothing left out. */
  readonly isControl: boolean;
  readonly branchId: string;
  readonly status: "running" | "done" | "failed";
  readonly influence: Influence | null;
  readonly problem: string | null;
}

type Phase = "ready" | "running" | "stopped" | "done";

/** Makes an answer again without each memory, one run after the other, until all are done or the person stops it. */
export function useInfluence(sessionId: string, turnId: string) {
  const perform = usePerform({ alsoInReplay: true });
  const [phase, setPhase] = useState<Phase>("ready");
  const [runs, setRuns] = useState<readonly InfluenceRun[]>([]);
  const [error, setError] = useState<string | null>(null);
  const abort = useRef<AbortController | null>(null);

  const stop = useCallback(() => abort.current?.abort(), []);
  useEffect(() => stop, [stop]);

  const start = async (memories: readonly { readonly memoryId: string; readonly content: string }[]) => {
    const controller = new AbortController();
    abort.current = controller;
    setPhase("running");
    const questions: { name: string; what: WhatIf }[] = [
      { name: "Nothing left out: how much the answer moves by itself", what: { kind: "nothing", turnId } },
      ...memories.map(({ memoryId, content }) => ({
        name: `Without “${content}”`,
        what: { kind: "memory", memoryId, turnId } as const,
      })),
    ];
    for (const { name, what } of questions) {
      if (controller.signal.aborted) break;
      const branchId = newId();
      const begun: InfluenceRun = {
        key: branchId,
        name,
        isControl: what.kind === "nothing",
        branchId,
        status: "running",
        influence: null,
        problem: null,
      };
      setRuns((before) => [...before, begun]);
      const ended = await runOnce(
        (input) => perform(answerAgain, input),
        { sessionId, turnId, branchId, what },
        controller.signal,
      );
      setRuns((before) => before.map((run) => (run.key === branchId ? { ...run, ...ended } : run)));
    }
    setPhase(controller.signal.aborted ? "stopped" : "done");
  };

  return {
    phase,
    runs,
    error,
    stop,
    start: (memories: Parameters<typeof start>[0]) => {
      start(memories).catch(() => {
        setError("The server cannot be reached. What was found so far stays.");
        setPhase("stopped");
      });
    },
  };
}

async function runOnce(
  answer: typeof answerAgain,
  {
    sessionId,
    turnId,
    branchId,
    what,
  }: { sessionId: string; turnId: string; branchId: string; what: WhatIf },
  signal: AbortSignal,
): Promise<Pick<InfluenceRun, "status" | "influence" | "problem">> {
  const answered = await answer({ sessionId, branchId, what });
  if (!answered.ok) return { status: "failed", influence: null, problem: answered.error.message };
  const [original, branch] = await Promise.all([
    settled(sessionId, (log) => hasEnded(log, turnId), signal),
    settled(branchId, (log) => hasEnded(log, answered.value.turnId ?? ""), signal),
  ]);
  if (!original || !branch) {
    if (answered.value.turnId)
      await httpSessionApi.stopTurn({ sessionId: branchId, turnId: answered.value.turnId });
    return { status: "failed", influence: null, problem: "stopped" };
  }
  const pair = alignBranches(original, branch).turns.find((candidate) => candidate.left?.turnId === turnId);
  if (!pair?.left || !pair.right || pair.right.status !== "completed")
    return { status: "failed", influence: null, problem: pair?.right?.endReason ?? "no answer" };
  return { status: "done", influence: measureInfluence(pair.left.answer, pair.right.answer), problem: null };
}

function hasEnded({ state }: FollowedLog, turnId: string): boolean {
  const turn: Turn | undefined = state.turns.findLast((candidate) => candidate.turnId === turnId);
  return turn !== undefined && turn.status !== "running";
}

/** Follows a session until it stands as wanted; null when that is given up. */
function settled(
  sessionId: string,
  isWanted: (log: FollowedLog) => boolean,
  signal: AbortSignal,
): Promise<FollowedLog | null> {
  return new Promise((resolve) => {
    const finish = (log: FollowedLog | null) => {
      close();
      signal.removeEventListener("abort", giveUp);
      resolve(log);
    };
    const giveUp = () => finish(null);
    const close = followLog(sessionId, [], (log) => {
      if (isWanted(log)) finish(log);
    });
    signal.addEventListener("abort", giveUp, { once: true });
    if (signal.aborted) giveUp();
  });
}
