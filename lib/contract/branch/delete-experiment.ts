import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";

/** Takes an experiment and its branches out of every list. */
export const deleteExperimentContract = actionContract("branch/delete-experiment", {
  request: z.strictObject({ sessionId: id, requestId, experimentId: id }),
  response: typed<true>(),
});
