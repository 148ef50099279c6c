import type { PartValue } from "./reward";
import { componentOf, type PartName, partNames, type RewardVariant } from "./variants";

/** What of an episode's reward is left out, in the order of a table: nothing, all but the answer, one component, one part. */
export const leftOutChoices = [
  { name: "nothing", parts: [] },
  { name: "all but the answer", parts: partNames.filter((name) => name !== "task") },
  ...(["context", "memory"] as const).map((component) => ({
    name: component,
    parts: partNames.filter((name) => componentOf[name] === component),
  })),
  ...partNames.filter((name) => name !== "task").map((name) => ({ name, parts: [name] })),
] as const satisfies readonly { readonly name: string; readonly parts: readonly PartName[] }[];

/** The parts of one reward, as they are kept with the result of an episode. */
interface KeptReward {
  readonly penalties: number;
  readonly parts: Readonly<Record<PartName, PartValue>>;
}

/**
 * R without these parts, the others weighed as before; null where one of those has no value. Penalties stay, except where nothing but the answer
 * counts, which knows none.
 */
export function rewardWithout(
  { parts, penalties }: KeptReward,
  leftOut: readonly PartName[],
  { weights }: Pick<RewardVariant, "weights">,
): number | null {
  const counted = partNames.filter((name) => !leftOut.includes(name) && weights[name] > 0);
  let sum = counted.length === 1 ? 0 : penalties;
  for (const name of counted) {
    const score = parts[name];
    if (score.status === "not-computable") return null;
    sum += weights[name] * score.value;
  }
  return sum;
}

/** The most that can be earned without these parts. */
export function earnableWithout(leftOut: readonly PartName[], { weights }: Pick<RewardVariant, "weights">) {
  return partNames.reduce((sum, name) => sum + (leftOut.includes(name) ? 0 : weights[name]), 0);
}
