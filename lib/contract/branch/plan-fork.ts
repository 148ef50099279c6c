import { z } from "zod";
import { readContract } from "../contract";
import { forkRequest, plannedFork } from "./planned-fork";

/** What a fork would take from the record and run live. */
export const planForkContract = readContract("branch/plan-fork", {
  method: "POST",
  request: z.strictObject(forkRequest),
  response: plannedFork,
});
