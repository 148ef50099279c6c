import type { Task } from "../episode/task";
import { smallestDetectableDifference } from "../metric/statistics";
import type { Speaker } from "./lab-run";
import { variantNamed } from "./strategy-variants";

/** What a run will take, as well as can be told before anything starts. */
export interface RunEstimate {
  readonly episodes: number;
  readonly modelCalls: number;
  /** Calls of the model that judges; 0 where none does. */
  readonly judgeCalls: number;
  readonly promptTokens: number;
  /** Null where only the first episodes can tell: the speed of a model is not known before. */
  readonly durationMs: number | null;
  /** The smallest paired difference of two strategies that so many histories show, as a share; null where they are too few for any. */
  readonly detectable: number | null;
}

/** Model calls a turn, and milliseconds an episode of the smallest size on two cores, as measured with the scripted policy. */
const measured: Readonly<
  Record<string, { readonly callsPerTurn: number; readonly tokensPerCall: number; readonly ms: number }>
> = {
  agemem: { callsPerTurn: 2.3, tokensPerCall: 1_600, ms: 550 },
  "agemem-no-stm": { callsPerTurn: 1.5, tokensPerCall: 1_300, ms: 500 },
  rag: { callsPerTurn: 1, tokensPerCall: 600, ms: 500 },
  "full-context": { callsPerTurn: 1, tokensPerCall: 200, ms: 150 },
  "no-memory": { callsPerTurn: 1, tokensPerCall: 130, ms: 150 },
  "mem0-paper": { callsPerTurn: 2.1, tokensPerCall: 940, ms: 2_400 },
  "mem0-graph": { callsPerTurn: 5.2, tokensPerCall: 600, ms: 7_300 },
  "mem0-now": { callsPerTurn: 1.7, tokensPerCall: 3_560, ms: 4_900 },
  "langmem-tools": { callsPerTurn: 2.6, tokensPerCall: 620, ms: 4_000 },
  "langmem-background": { callsPerTurn: 1.7, tokensPerCall: 1_100, ms: 7_700 },
  "a-mem": { callsPerTurn: 2.3, tokensPerCall: 600, ms: 9_900 },
};
const unknownStrategy = { callsPerTurn: 2, tokensPerCall: 2_000, ms: 1_000 };

/** Turns of an episode that the times were measured on. */
const measuredTurns = 16;

/** Estimates a run from its tasks and what episodes took before. */
export function estimateRun(
  tasks: readonly Pick<Task, "messages" | "distractors" | "questions" | "environment">[],
  {
    strategies,
    repeats,
    speaker,
    judge = false,
  }: {
    readonly strategies: readonly string[];
    readonly repeats: number;
    readonly speaker: Speaker;
    readonly judge?: boolean;
  },
): RunEstimate {
  const turns = tasks.reduce(
    (sum, task) => sum + task.messages.length + task.distractors.length + turnsOfLastStage(task),
    0,
  );
  let modelCalls = 0;
  let promptTokens = 0;
  let durationMs = 0;
  for (const strategy of strategies) {
    const like = variantNamed(strategy) ? "agemem" : strategy;
    const { callsPerTurn, tokensPerCall, ms } = measured[like] ?? unknownStrategy;
    const calls = turns * repeats * callsPerTurn;
    modelCalls += calls;
    promptTokens += calls * tokensPerCall;
    durationMs += (turns / measuredTurns) * repeats * ms;
  }
  return {
    episodes: tasks.length * strategies.length * repeats,
    modelCalls: Math.round(modelCalls),
    judgeCalls: judge ? judgeCallsFor(tasks) * strategies.length * repeats : 0,
    promptTokens: Math.round(promptTokens),
    durationMs: speaker.kind === "model" ? null : Math.round(durationMs),
    detectable: smallestDetectableDifference(tasks.length),
  };
}

/** A question takes one turn; a world as many as its expert's actions, and may take twice as many. */
function turnsOfLastStage({ questions, environment }: Pick<Task, "questions" | "environment">): number {
  if (!environment) return questions.length;
  return questions.reduce((sum, { answer }) => sum + (answer ?? "").split("; ").length, 0);
}

/** At most: the answer, the memories in two ways, and every point of a rubric. */
function judgeCallsFor(tasks: readonly Pick<Task, "questions">[]): number {
  const questions = tasks.flatMap((task) => task.questions);
  return questions.reduce((sum, { rubric = [] }) => sum + 3 + rubric.length, 0);
}
