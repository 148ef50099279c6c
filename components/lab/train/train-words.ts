import type { TrainingReward } from "@/lib/core/training/training-run";

/** The rewards that a policy is trained on, as a person reads them. */
export const rewardWords: Readonly<Record<TrainingReward, string>> = {
  "all-returns": "All-Returns, paper V2",
  "answer-only": "Answer-Only",
  v1: "All-Returns, paper V1",
  released: "released code",
};
