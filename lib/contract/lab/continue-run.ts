import { z } from "zod";
import { actionContract } from "../contract";
import { id } from "../ids";

/** Leaves what is left of a run to this process and every other worker. */
export const continueRunContract = actionContract("lab/continue-run", {
  request: z.strictObject({ runId: id }),
  response: z.object({ cells: z.int() }),
});
