import { z } from "zod";
import { policyCardSchema } from "@/lib/core/model/policy-card";
import { heldOutPointSchema, trainingPointSchema } from "@/lib/core/training/summarize-training";
import { trainingManifestSchema } from "@/lib/core/training/training-run";
import { readContract } from "../contract";
import { id } from "../ids";

/** A training run as curves, with the card of its policy where it has one. */
export const viewTrainingContract = readContract("lab/view-training", {
  request: z.strictObject({ runId: id }),
  response: z.object({
    manifest: trainingManifestSchema,
    points: z.array(trainingPointSchema),
    heldOut: z.array(heldOutPointSchema),
    card: policyCardSchema.nullable(),
  }),
});
