import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id } from "../ids";
import { forkRequest } from "./planned-fork";

/** Makes a sandbox from any place of a session, with changes, and runs the turn on from there. */
export const forkSessionContract = actionContract("branch/fork-session", {
  request: z.strictObject({ ...forkRequest, branchId: id }),
  response: typed<{ readonly branchId: string }>(),
});
