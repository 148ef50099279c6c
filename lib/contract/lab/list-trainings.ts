import { z } from "zod";
import { trainingManifestSchema } from "@/lib/core/training/training-run";
import { nothing, readContract } from "../contract";

/** The training runs of this machine, newest first. */
export const listTrainingsContract = readContract("lab/list-trainings", {
  request: nothing,
  response: z.object({ runs: z.array(trainingManifestSchema) }),
});
