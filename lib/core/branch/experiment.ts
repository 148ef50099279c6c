import type { SessionEvent } from "../log/events";
import {
  type Interval,
  mean,
  newcombeInterval,
  type ShareDifference,
  wilsonInterval,
} from "../metric/statistics";
import { measureInfluence } from "./influence";

/** An answer made again several times, with all events and without some. */
export interface Experiment {
  readonly experimentId: string;
  readonly title: string;
  readonly turnId: string;
  /** Sequences of the events that are left out. */
  readonly off: readonly number[];
  readonly phrase: string | null;
  readonly at: string;
}

/** `all`: with every event. `without`: with those left out that are off. */
export const experimentArms = ["all", "without"] as const;
export type ExperimentArm = (typeof experimentArms)[number];

/** How often one side can be made at most. */
export const mostRepeats = 50;

/** The experiments of a session that were not deleted, newest first. */
export function experimentsOf(events: readonly SessionEvent[]): readonly Experiment[] {
  const experiments = new Map<string, Experiment>();
  for (const event of events) {
    if (event.type === "experiment-planned") {
      const { experimentId, title, askedTurnId: turnId, off, phrase, at } = event;
      experiments.set(experimentId, { experimentId, title, turnId, off, phrase, at });
    }
    if (event.type === "experiment-deleted") experiments.delete(event.experimentId);
  }
  return [...experiments.values()].toReversed();
}

/** The branch in which one side is made for the nth time, from 1: asking for it again makes no second one. */
export function runBranchId(experimentId: string, arm: ExperimentArm, repeat: number): string {
  return `${experimentId}.${arm}.${repeat}`;
}

/** Which run a branch is; null for a branch of no experiment. */
export function runOfBranch(
  branchId: string,
): { readonly experimentId: string; readonly arm: ExperimentArm; readonly repeat: number } | null {
  const match = /^(.+)\.(all|without)\.(\d{1,3})$/.exec(branchId);
  const [, experimentId, armName, repeat] = match ?? [];
  const arm = experimentArms.find((known) => known === armName);
  return experimentId !== undefined && arm ? { experimentId, arm, repeat: Number(repeat) } : null;
}

/** One answer of an experiment. */
export interface ExperimentRun {
  readonly branchId: string;
  readonly arm: ExperimentArm;
  readonly repeat: number;
  readonly status: "running" | "completed" | "failed";
  readonly answer: string;
  /** Tokens of the last prompt, of all answers of the model together, and calls of the model. */
  readonly promptTokens: number;
  readonly answerTokens: number;
  readonly modelCalls: number;
}

/** One side in numbers. */
export interface ArmResult extends Interval {
  readonly n: number;
  /** Runs whose answer has what is looked for. */
  readonly hits: number;
  readonly promptTokens: number;
  readonly answerTokens: number;
  readonly modelCalls: number;
}

/** What an experiment has shown so far. */
export interface ExperimentVerdict {
  readonly all: ArmResult;
  readonly without: ArmResult;
  /** The share without the events minus the share with them. */
  readonly difference: ShareDifference;
  /** `differs` only where the interval leaves out 0: fewer runs show less. */
  readonly verdict: "nothing yet" | "differs" | "not shown to differ";
}

/** True for an answer that has what the experiment looks for: the phrase in any case, or the words of the recorded answer. */
export function isHit(answer: string, recorded: string, phrase: string | null): boolean {
  if (phrase === null) return !measureInfluence(recorded, answer).changed;
  return plain(answer).includes(plain(phrase));
}

/** What the finished runs of an experiment show. */
export function experimentVerdict(
  runs: readonly ExperimentRun[],
  { recorded, phrase }: { readonly recorded: string; readonly phrase: string | null },
): ExperimentVerdict {
  const resultOf = (arm: ExperimentArm): ArmResult => {
    const done = runs.filter((run) => run.arm === arm && run.status === "completed");
    const hits = done.filter(({ answer }) => isHit(answer, recorded, phrase)).length;
    const meanOf = (of: (run: ExperimentRun) => number) => mean(done.map(of));
    return {
      ...wilsonInterval(hits, done.length),
      n: done.length,
      hits,
      promptTokens: meanOf((run) => run.promptTokens),
      answerTokens: meanOf((run) => run.answerTokens),
      modelCalls: meanOf((run) => run.modelCalls),
    };
  };
  const [all, without] = [resultOf("all"), resultOf("without")];
  const difference = newcombeInterval(
    { successes: without.hits, n: without.n },
    { successes: all.hits, n: all.n },
  );
  const isShown = difference.low > 0 || difference.high < 0;
  const verdict =
    all.n === 0 || without.n === 0 ? "nothing yet" : isShown ? "differs" : "not shown to differ";
  return { all, without, difference, verdict };
}

function plain(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}
