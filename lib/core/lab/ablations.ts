import { paperDistractors, type StrategyVariant, strategyVariants } from "./strategy-variants";

/** The paper's ablations as presets of a run: its tools one by one, FILTER's threshold, the number of distractors, the parts of the reward. */
export const ablationNames = ["tools", "threshold", "distractors", "reward"] as const;
export type AblationName = (typeof ablationNames)[number];

interface Ablation {
  readonly says: string;
  /** In the order of their rows; `agemem` is what the others are compared with. */
  readonly strategies: readonly string[];
  /** How many distractors each history of MemOps has; null for as many as its size. */
  readonly distractors: number | null;
}

const named = (changes: StrategyVariant["changes"]) =>
  strategyVariants.flatMap((variant) => (variant.changes === changes ? [variant.name] : []));

export const ablations: Readonly<Record<AblationName, Ablation>> = {
  tools: {
    says: "AgeMem, and AgeMem with one of its six tools off at a time.",
    strategies: ["agemem", ...named("tool")],
    distractors: null,
  },
  threshold: {
    says: "AgeMem at the configured threshold of FILTER, and at the five of the paper's Table 5.",
    strategies: ["agemem", ...named("threshold")],
    distractors: null,
  },
  distractors: {
    says: "AgeMem after 3, 5 and 7 distractors of the same history, as in the paper's Table 8; compared with all 7.",
    strategies: ["agemem", ...named("distractors").slice(0, -1)],
    distractors: Math.max(...paperDistractors),
  },
  reward: {
    says: "The same episodes rewarded with parts left out, as the paper's Tables 4 and 6 do in training.",
    strategies: ["agemem", "agemem-no-stm", "no-memory"],
    distractors: null,
  },
};

/** What a speaker cannot show in an ablation, as a sentence; null where it can. */
export function ablationCaution(
  name: AblationName,
  { kind }: { readonly kind: "scripted" | "built-in" | "expert" | "model" },
): string | null {
  if (kind === "model" || (name !== "threshold" && name !== "tools")) return null;
  return name === "threshold"
    ? "This speaker never calls FILTER by itself, so every row will be the same: only a model can show what the threshold does."
    : "This speaker never calls FILTER by itself, and SUMMARY only when the context is nearly full: what those two do, only a model can show.";
}
