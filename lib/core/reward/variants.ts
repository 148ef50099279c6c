/** The parts of the reward (paper §3.5, Eq. 17–25). */
export const partNames = [
  "task",
  "compression",
  "preventive",
  "preservation",
  "storage",
  "maintenance",
  "relevance",
] as const;
export type PartName = (typeof partNames)[number];

/** Which of the three components a part belongs to. */
export const componentOf: Readonly<Record<PartName, "task" | "context" | "memory">> = {
  task: "task",
  compression: "context",
  preventive: "context",
  preservation: "context",
  storage: "memory",
  maintenance: "memory",
  relevance: "memory",
};

/** How the parts are weighed, and what the paper leaves open is decided. Weights are those of single parts, already multiplied out. */
export interface RewardVariant {
  readonly name: string;
  readonly says: string;
  readonly weights: Readonly<Record<PartName, number>>;
  /** Weight of the tool-efficiency term that only the released code has. */
  readonly toolEfficiencyWeight: number;
  /** The released code adds −1 for a missing answer as it is; the paper weighs it like any task score (Eq. 17). */
  readonly isMissingAnswerWeighed: boolean;
  /** Penalties of Eq. 26. */
  readonly roundsPenalty: number;
  readonly overflowPenalty: number;
  /** Bounds of the total; the paper has none. */
  readonly bounds: { readonly low: number; readonly high: number } | null;
}

function evenly(component: number, part: number): RewardVariant["weights"] {
  return {
    task: component,
    compression: component * part,
    preventive: component * part,
    preservation: component * part,
    storage: component * part,
    maintenance: component * part,
    relevance: component * part,
  };
}

const paper = {
  toolEfficiencyWeight: 0,
  isMissingAnswerWeighed: true,
  roundsPenalty: -1,
  overflowPenalty: -0.5,
  bounds: null,
} as const;

const released = {
  toolEfficiencyWeight: 0.2,
  isMissingAnswerWeighed: false,
  roundsPenalty: -1,
  overflowPenalty: -0.5,
  bounds: { low: -1, high: 1 },
} as const;

/**
 * The named variants. In all of them only successful operations of the agent count, because a failed operation changes nothing
 * (the released code pays for failed updates); they differ in weights, in the tool-efficiency term and in the bounds.
 */
export const rewardVariants = {
  v2: {
    name: "v2",
    says: "The paper's second and third version: three components, a third each (C.4).",
    weights: evenly(1 / 3, 1 / 3),
    ...paper,
  },
  v1: {
    name: "v1",
    says: "The paper's first version: each component counts in full (§4.1).",
    weights: evenly(1, 1 / 3),
    ...paper,
  },
  released: {
    name: "released",
    says: "The weights of the released code: .5, .15, .15, and .2 for tool efficiency, within −1 and 1.",
    weights: {
      task: 0.5,
      compression: 0.05,
      preventive: 0.05,
      preservation: 0.05,
      storage: 0.05,
      maintenance: 0.05,
      relevance: 0.05,
    },
    ...released,
  },
  "answer-only": {
    name: "answer-only",
    says: "Only the answer counts: the paper's ablation (Table 4).",
    weights: {
      task: 1,
      compression: 0,
      preventive: 0,
      preservation: 0,
      storage: 0,
      maintenance: 0,
      relevance: 0,
    },
    ...paper,
    roundsPenalty: 0,
    overflowPenalty: 0,
  },
} as const satisfies Record<string, RewardVariant>;

export type RewardVariantName = keyof typeof rewardVariants;
