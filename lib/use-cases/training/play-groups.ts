import type { Task } from "@/lib/core/episode/task";
import { mean } from "@/lib/core/metric/statistics";
import { err, ok, type Result } from "@/lib/core/result";
import { type AdvantageProblem, groupAdvantages } from "@/lib/core/training/advantages";
import type { StepRow } from "@/lib/core/training/step-row";
import type { TrainingReward, TrainingRollout } from "@/lib/core/training/training-run";
import type { RecordedRollout } from "@/lib/ports/training-store";
import {
  type PlayedRollout,
  type PlayRolloutDependencies,
  playRollout,
  type RolloutLimits,
} from "./play-rollout";

/** Tasks to be played K times each. */
export interface PlayGroupsInput {
  readonly tasks: readonly Task[];
  readonly k: number;
  /** Begins the id of every rollout, so that none is like that of another update. */
  readonly name: string;
  readonly reward: TrainingReward;
  readonly limits: RolloutLimits;
  /** Rollouts at a time. */
  readonly parallel: number;
  readonly signal: AbortSignal;
}

/** What came of the tasks of an update. */
export interface PlayedGroups {
  readonly rollouts: readonly TrainingRollout[];
  readonly recorded: readonly RecordedRollout[];
  /** One for each model call, with the advantage of its rollout. */
  readonly rows: readonly StepRow[];
  /** Tasks whose rollouts all earned the same: nothing is learned from them. */
  readonly withoutGradient: readonly string[];
}

/** Plays K rollouts of each task and gives each of their steps its advantage. K of 1 is refused before anything is played. */
export async function playGroups(
  deps: PlayRolloutDependencies,
  input: PlayGroupsInput,
): Promise<Result<PlayedGroups, AdvantageProblem>> {
  if (input.k < 2) return err({ code: "group-too-small", rollouts: input.k });
  const played = await playAll(deps, input);
  const groups = input.tasks.map((_, place) => played.slice(place * input.k, (place + 1) * input.k));
  const rollouts: TrainingRollout[] = [];
  const rows: StepRow[] = [];
  const withoutGradient: string[] = [];
  for (const [place, group] of groups.entries()) {
    const compared = groupAdvantages(group.map(({ facts }) => facts.reward));
    if (!compared.ok) return compared;
    const { advantages, hasGradient } = compared.value;
    if (!hasGradient) withoutGradient.push(input.tasks[place]?.taskId ?? "");
    group.forEach((rollout, index) => {
      const advantage = advantages[index] ?? 0;
      rollouts.push({ ...rollout.facts, advantage });
      rows.push(...rollout.rows.map((row) => ({ ...row, advantage })));
    });
  }
  return ok({ rollouts, rows, withoutGradient, recorded: recordedOf(input, played) });
}

/** Plays held-out tasks once each; nothing is compared, so there are no advantages. */
export async function playOnce(
  deps: PlayRolloutDependencies,
  input: Omit<PlayGroupsInput, "k">,
): Promise<Pick<PlayedGroups, "rollouts" | "recorded">> {
  const asked = { ...input, k: 1 };
  const played = await playAll(deps, asked);
  return {
    rollouts: played.map(({ facts }) => ({ ...facts, advantage: 0 })),
    recorded: recordedOf(asked, played),
  };
}

/** The numbers that an engine logs beside its own. */
export function metricsOf({
  rollouts,
  withoutGradient,
}: Pick<PlayedGroups, "rollouts" | "withoutGradient">): Readonly<Record<string, number>> {
  const k = Math.max(1, ...rollouts.map(({ index }) => index));
  return {
    "agemem/reward": mean(rollouts.map(({ reward }) => reward)),
    "agemem/right": mean(rollouts.map(({ isRight }) => (isRight ? 1 : 0))),
    "agemem/failed": mean(rollouts.map(({ status }) => (status === "failed" ? 1 : 0))),
    "agemem/without-gradient": withoutGradient.length / Math.max(1, rollouts.length / k),
  };
}

async function playAll(
  deps: PlayRolloutDependencies,
  input: PlayGroupsInput,
): Promise<readonly PlayedRollout[]> {
  const { tasks, k, name, reward, limits, parallel, signal } = input;
  const asked = tasks.flatMap((task, place) =>
    Array.from({ length: k }, (_, index) => ({
      ...{ task, reward, limits, signal },
      index: index + 1,
      rolloutId: rolloutIdOf(name, place, index),
    })),
  );
  const played = new Map<string, PlayedRollout>();
  const open = asked.values();
  const work = async () => {
    for (const next of open) played.set(next.rolloutId, await playRollout(deps, next));
  };
  await Promise.all(Array.from({ length: Math.min(parallel, asked.length) }, work));
  return asked.flatMap(({ rolloutId }) => played.get(rolloutId) ?? []);
}

function rolloutIdOf(name: string, place: number, index: number): string {
  return `${name}-${place + 1}-${index + 1}`;
}

function recordedOf(
  { tasks, k }: PlayGroupsInput,
  played: readonly PlayedRollout[],
): readonly RecordedRollout[] {
  return played.flatMap(({ facts: { rolloutId }, record }, place) => {
    const task = tasks[Math.floor(place / k)];
    return task ? [{ rolloutId, task, record }] : [];
  });
}
