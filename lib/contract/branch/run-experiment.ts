import { z } from "zod";
import { experimentArms, mostRepeats } from "@/lib/core/branch/experiment";
import { actionContract, typed } from "../contract";
import { id } from "../ids";

/** Starts one run of an experiment in a sandbox; a run that was started before is not started again. */
export const runExperimentContract = actionContract("branch/run-experiment", {
  request: z.strictObject({
    sessionId: id,
    experimentId: id,
    arm: z.enum(experimentArms),
    repeat: z.int().min(1).max(mostRepeats),
  }),
  response: typed<{ readonly branchId: string; readonly turnId: string | null }>(),
});
