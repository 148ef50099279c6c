import { type OperationName, operationNames } from "../log/operations";

/** AgeMem with one thing changed, for an ablation. It is a row of its own in a run. */
export type StrategyVariant = {
  readonly name: string;
  /** Among the variants of its kind, from 0. */
  readonly place: number;
} & (
  | { readonly changes: "tool"; readonly without: OperationName }
  | { readonly changes: "threshold"; readonly filterThreshold: number }
  | { readonly changes: "distractors"; readonly distractors: number }
);

/** θ_f of the paper's sweep (Table 5); its default is .6. */
const paperThresholds = [0.4, 0.5, 0.6, 0.7, 0.8];

/** Numbers of distractors of the paper's sweep (Table 8); its default is 5. */
export const paperDistractors = [3, 5, 7] as const;

/** Every variant, in an order that never changes. */
export const strategyVariants: readonly StrategyVariant[] = [
  ...operationNames.map((without, place): StrategyVariant => {
    return { name: `agemem-without-${without.toLowerCase()}`, place, changes: "tool", without };
  }),
  ...paperThresholds.map((filterThreshold, place): StrategyVariant => {
    return { name: `agemem-threshold-${filterThreshold}`, place, changes: "threshold", filterThreshold };
  }),
  ...paperDistractors.map((distractors, place): StrategyVariant => {
    return { name: `agemem-distractors-${distractors}`, place, changes: "distractors", distractors };
  }),
];

/** The variant of this name, or null. */
export function variantNamed(name: string): StrategyVariant | null {
  return strategyVariants.find((variant) => variant.name === name) ?? null;
}
