import {
  type Experiment,
  type ExperimentArm,
  type ExperimentRun,
  experimentsOf,
  runBranchId,
  runOfBranch,
} from "@/lib/core/branch/experiment";
import { planWithout } from "@/lib/core/branch/leave-out";
import type { AppError } from "@/lib/core/errors";
import { err, ok, type Result } from "@/lib/core/result";
import { foldSession } from "@/lib/core/session/fold";
import { messageOf, type SessionState, type Turn } from "@/lib/core/session/session-state";
import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";
import { type ForkedSession, forkSession } from "./fork-session";

/** Which run of an experiment. */
export interface RunPlace {
  readonly experimentId: string;
  readonly arm: ExperimentArm;
  /** From 1. */
  readonly repeat: number;
}

/** Makes the sandbox of one run and takes its lease; the one who asked must run the turn. A run that was made before is not made again. */
export async function startExperimentRun(
  deps: Dependencies,
  { ownerId, sessionId, experimentId, arm, repeat }: SessionScope & RunPlace,
): Promise<Result<ForkedSession, AppError>> {
  const events = await deps.eventLog.read({ ownerId, sessionId });
  const experiment = experimentsOf(events).find((known) => known.experimentId === experimentId);
  if (!experiment)
    return err({ code: "fork-refused", reason: "there is no such experiment in this session." });
  const { turnId, title } = experiment;
  const off = arm === "all" ? [] : experiment.off;
  const planned = planWithout(foldSession(events), events, { turnId, off });
  if (!planned.ok) return planned;
  const { place, changes } = planned.value;
  return forkSession(deps, {
    ownerId,
    sessionId,
    branchId: runBranchId(experimentId, arm, repeat),
    place,
    changes,
    label: `${title} · ${arm === "all" ? "all events" : planned.value.label} · ${repeat}`,
    reason: "counterfactual",
    sandbox: true,
  });
}

/** An experiment with everything that came of it. */
export interface ViewedExperiment extends Experiment {
  readonly message: string;
  /** What was answered when it happened. */
  readonly recorded: string;
  readonly runs: readonly ExperimentRun[];
}

/** The experiments of a session, newest first, with their runs as they are now. */
export async function listExperiments(
  deps: Dependencies,
  { ownerId, sessionId }: SessionScope,
): Promise<Result<readonly ViewedExperiment[], AppError>> {
  const events = await deps.eventLog.read({ ownerId, sessionId });
  if (events.length === 0) return err({ code: "unknown-session", sessionId });
  const experiments = experimentsOf(events);
  if (experiments.length === 0) return ok([]);
  const state = foldSession(events);
  const branches = await deps.sessionDirectory.branchesOf({ ownerId, sessionId });
  const ids = new Set(experiments.map(({ experimentId }) => experimentId));
  const runs = await Promise.all(
    branches.flatMap((branch) => {
      const run = runOfBranch(branch.sessionId);
      return run && ids.has(run.experimentId) ? [viewRun(deps, ownerId, branch.sessionId, run)] : [];
    }),
  );
  return ok(
    experiments.map((experiment) => {
      const asked = state.turns.findLast((turn) => turn.turnId === experiment.turnId);
      return {
        ...experiment,
        message: asked ? messageOf(state, asked) : "",
        recorded: asked ? answerIn(state, asked) : "",
        runs: runs
          .filter((run) => run.experimentId === experiment.experimentId)
          .toSorted((left, right) => left.repeat - right.repeat),
      };
    }),
  );
}

async function viewRun(
  deps: Dependencies,
  ownerId: string,
  branchId: string,
  place: RunPlace,
): Promise<ExperimentRun & RunPlace> {
  const state = await deps.sessionReader.read({ ownerId, sessionId: branchId });
  const turn = state.turns.findLast((candidate) => candidate.turnId === `turn-${branchId}`);
  const steps = turn?.steps ?? [];
  const isOver = turn !== undefined && turn.status !== "running";
  return {
    ...place,
    branchId,
    status: !isOver ? "running" : turn.status === "completed" ? "completed" : "failed",
    answer: turn ? answerIn(state, turn) : "",
    promptTokens: steps.at(-1)?.countedTokens ?? 0,
    answerTokens: steps.reduce((sum, { finished }) => sum + (finished?.usage?.outputTokens ?? 0), 0),
    modelCalls: steps.length,
  };
}

/** The last thing that the agent said in a turn. */
function answerIn(state: SessionState, turn: Turn): string {
  const texts = turn.steps.map(({ finished }) =>
    finished?.itemId ? (state.items.get(finished.itemId)?.text ?? "") : "",
  );
  return texts.findLast((text) => text.trim() !== "") ?? "";
}
