import { type OperationName, operationNames } from "../log/operations";
import { bootstrapMean, holm, mcnemar, mean, pairedBootstrap } from "../metric/statistics";
import { type CardControl, cardControls, type PolicyCard } from "../model/policy-card";
import { componentOf, partNames } from "../reward/variants";
import type { TrainingRollout } from "./training-run";

/** The seed of the resampling: the same file gives the same intervals. */
const seed = 7;
const stageNames = ["1", "2", "3"] as const;

/**
 * The scores of the controls on the tasks that every one of them has played, each against every control before it, with Holm's p over all these
 * comparisons. Unknown controls are left to the card's schema. Null where no task was played by all.
 */
export function heldOutOf(
  played: readonly (readonly [control: string, rollouts: readonly TrainingRollout[]])[],
): PolicyCard["heldOut"] {
  const byControl = played
    .map(([control, rollouts]) => ({
      control: control as CardControl,
      byId: new Map(rollouts.map((rollout) => [rollout.rolloutId, rollout])),
    }))
    .toSorted((left, right) => cardControls.indexOf(left.control) - cardControls.indexOf(right.control));
  const [first, ...others] = byControl;
  const shared = [...(first?.byId.keys() ?? [])].filter((id) => others.every(({ byId }) => byId.has(id)));
  if (shared.length === 0) return null;
  const scores = byControl.map(({ control, byId }) => {
    const rollouts = shared.flatMap((id) => byId.get(id) ?? []);
    const right = rollouts.map(({ isRight }) => (isRight ? 1 : 0));
    const { n: _, ...share } = bootstrapMean(right, { seed });
    return { control, right: share, conduct: conductOf(rollouts), outcomes: right };
  });
  const compared = scores.flatMap((of, place) =>
    scores.slice(0, place).map((against) => {
      const pairs = of.outcomes.map((value, index) => [value, against.outcomes[index] ?? 0] as const);
      const { n: _, ...difference } = pairedBootstrap(pairs, { seed });
      const onlyOf = pairs.filter(([left, right]) => left > right).length;
      const onlyAgainst = pairs.filter(([left, right]) => left < right).length;
      return { of: of.control, against: against.control, ...difference, p: mcnemar(onlyOf, onlyAgainst) };
    }),
  );
  const adjusted = holm(compared.map(({ p }) => p));
  return {
    tasks: shared.length,
    interval: "95 %, bootstrap over tasks; p by McNemar's exact test with Holm's correction",
    scores: scores.map(({ outcomes: _, ...score }) => score),
    differences: compared.map(({ p, ...difference }, index) => ({
      ...difference,
      pHolm: adjusted[index] ?? p,
    })),
  };
}

type Conduct = NonNullable<PolicyCard["heldOut"]>["scores"][number]["conduct"];

function conductOf(rollouts: readonly TrainingRollout[]): Conduct {
  const memory = rollouts.flatMap(({ parts }) => {
    const found = partNames.flatMap((name) =>
      componentOf[name] === "memory" && parts[name] !== null ? [parts[name]] : [],
    );
    return found.length === 0 ? [] : mean(found);
  });
  const inStage = (stage: (typeof stageNames)[number]) =>
    Object.fromEntries(
      operationNames.map((name) => [name, mean(rollouts.map(({ operations }) => operations[stage][name]))]),
    ) as Record<OperationName, number>;
  return {
    reward: mean(rollouts.map(({ reward }) => reward)),
    memory: memory.length === 0 ? null : mean(memory),
    steps: mean(rollouts.map(({ steps }) => steps)),
    promptTokens: mean(rollouts.map(({ promptTokens }) => promptTokens)),
    operations: { "1": inStage("1"), "2": inStage("2"), "3": inStage("3") },
  };
}
