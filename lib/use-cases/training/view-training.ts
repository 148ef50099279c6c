import type { AppError } from "@/lib/core/errors";
import { mean } from "@/lib/core/metric/statistics";
import type { PolicyCard } from "@/lib/core/model/policy-card";
import { err, ok, type Result } from "@/lib/core/result";
import { groupAdvantages } from "@/lib/core/training/advantages";
import {
  type HeldOutPoint,
  heldOutPoints,
  type TrainingPoint,
  trainingPoints,
} from "@/lib/core/training/summarize-training";
import type { TrainingManifest, TrainingRollout } from "@/lib/core/training/training-run";
import type { TrainingStore } from "@/lib/ports/training-store";

/** A run as far as it is done. */
export interface TrainingView {
  readonly manifest: TrainingManifest;
  readonly points: readonly TrainingPoint[];
  readonly heldOut: readonly HeldOutPoint[];
  readonly card: PolicyCard | null;
}

interface Stored {
  readonly trainingStore: Pick<TrainingStore, "find">;
}

/** Shows a run as curves. */
export async function viewTraining(
  { trainingStore }: Stored,
  { runId }: { readonly runId: string },
): Promise<Result<TrainingView, AppError>> {
  const run = await trainingStore.find(runId);
  if (!run) return err({ code: "unknown-lab-run", runId });
  const { manifest, updates, heldOut, card } = run;
  return ok({
    manifest,
    card,
    points: trainingPoints(updates, manifest.settings.seed),
    heldOut: heldOutPoints(heldOut),
  });
}

/** The rollouts of a task, beside each other. */
export interface ViewedGroup {
  readonly taskId: string;
  readonly kind: string;
  readonly mean: number;
  readonly deviation: number;
  readonly rollouts: readonly TrainingRollout[];
}

/** Shows the rollouts of one update, the tasks whose rollouts differ most first. */
export async function viewUpdate(
  { trainingStore }: Stored,
  { runId, update }: { readonly runId: string; readonly update: number },
): Promise<Result<{ readonly groups: readonly ViewedGroup[] }, AppError>> {
  const run = await trainingStore.find(runId);
  const found = run?.updates.find((one) => one.update === update);
  if (!found) return err({ code: "unknown-lab-run", runId });
  const groups = [...Map.groupBy(found.rollouts, ({ taskId }) => taskId)].map(
    ([taskId, rollouts]): ViewedGroup => {
      const rewards = rollouts.map(({ reward }) => reward);
      const compared = groupAdvantages(rewards);
      return {
        taskId,
        kind: rollouts[0]?.kind ?? "",
        mean: mean(rewards),
        deviation: compared.ok ? compared.value.deviation : 0,
        rollouts: rollouts.toSorted((left, right) => left.index - right.index),
      };
    },
  );
  return ok({ groups: groups.sort((left, right) => right.deviation - left.deviation) });
}
