import type { EnvironmentName } from "../episode/environment/place";
import type { EpisodeSession } from "../episode/episode-record";
import type { AnswerScore } from "../metric/answer-score";
import type { WorldResult } from "./episode-result";

/** What an agent did in a world, as the log of its session says. */
export interface JudgedActions extends WorldResult {
  /** Model calls that it took. */
  readonly steps: number;
}

/** Reads what came of a world from the events of the session in which it was acted in. No action at all is no progress. */
export function judgeActions(sessions: readonly EpisodeSession[], sessionId: string): JudgedActions {
  const events = sessions.find((session) => session.sessionId === sessionId)?.events ?? [];
  const acted = events.filter((event) => event.type === "environment-acted");
  return {
    progress: Math.max(0, ...acted.map(({ progress }) => progress)),
    isWon: acted.some(({ isWon }) => isWon),
    actions: acted.length,
    notPossible: acted.filter(({ isKnown }) => !isKnown).length,
    steps: events.filter((event) => event.type === "step-started").length,
  };
}

/** A world as a question is scored: right when the goal was reached, its F1 the share of it that was. */
export function scoreOfWorld({ progress, isWon }: WorldResult): AnswerScore {
  return { isExact: isWon, f1: progress, isAbstention: false, namesStaleValue: false, isRight: isWon };
}

/** What the paper's benchmark of the environment counts: progress for PDDL, success for the others. */
export function scoreInBenchmark(
  name: EnvironmentName | undefined,
  { progress, isWon }: WorldResult,
): number {
  return name === "pddl" ? progress : isWon ? 1 : 0;
}

/** What of it is kept with the result of an episode. */
export function worldResultOf({ progress, isWon, actions, notPossible }: JudgedActions): WorldResult {
  return { progress, isWon, actions, notPossible };
}
