import { mean } from "../metric/statistics";
import { err, ok, type Result } from "../result";

/** ε of Eq. 5. The paper names no value; this is that of the released code. */
const advantageEpsilon = 1e-6;

/** The rewards of one task's rollouts, relative to each other. */
export interface GroupAdvantages {
  readonly mean: number;
  /** With K − 1 in the denominator. */
  readonly deviation: number;
  /** One for each rollout, in their order. */
  readonly advantages: readonly number[];
  /** False where every rollout earned the same: then nothing can be learned from the task. */
  readonly hasGradient: boolean;
}

/** Why a group has no advantages. */
export type AdvantageProblem =
  | { readonly code: "group-too-small"; readonly rollouts: number }
  | { readonly code: "reward-not-finite"; readonly rollout: number };

/**
 * A = (r − μ) / (σ + ε) over the K rollouts of one task (paper, Eq. 5): σ has K − 1 in its denominator, so one rollout has none and is refused.
 * The advantage of a rollout is that of each of its steps, in all three stages.
 */
export function groupAdvantages(rewards: readonly number[]): Result<GroupAdvantages, AdvantageProblem> {
  if (rewards.length < 2) return err({ code: "group-too-small", rollouts: rewards.length });
  const broken = rewards.findIndex((reward) => !Number.isFinite(reward));
  if (broken >= 0) return err({ code: "reward-not-finite", rollout: broken });
  const center = mean(rewards);
  // Compared as they are: a mean of equal numbers may differ from them by a rounding.
  const hasGradient = rewards.some((reward) => reward !== rewards[0]);
  const squares = rewards.reduce((sum, reward) => sum + (reward - center) ** 2, 0);
  const deviation = hasGradient ? Math.sqrt(squares / (rewards.length - 1)) : 0;
  const advantages = rewards.map((reward) =>
    hasGradient ? (reward - center) / (deviation + advantageEpsilon) : 0,
  );
  return ok({ mean: center, deviation, advantages, hasGradient });
}

/** One sentence for a person: what is wrong, and what to do. */
export function describeAdvantageProblem(problem: AdvantageProblem): string {
  return problem.code === "group-too-small"
    ? `A task was played ${problem.rollouts === 1 ? "once" : `${problem.rollouts} times`}: an advantage compares rollouts of one task, so K must be 2 or more. Set --k 2 or higher; the paper has 8.`
    : `The reward of rollout ${problem.rollout + 1} is not a number, so its group was not used. Look at its episode before the run goes on.`;
}
