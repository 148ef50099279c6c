import { z } from "zod";
import { readContract } from "../contract";
import { id } from "../ids";
import { plannedFork } from "./planned-fork";

/** What the answer to a turn can be made again without; null asks for the last answer. */
export const offerExperimentContract = readContract("branch/offer-experiment", {
  request: z.strictObject({ sessionId: id, turnId: id.nullable() }),
  response: z.object({
    turnId: z.string(),
    message: z.string(),
    turns: z.array(z.object({ turnId: z.string(), message: z.string() })),
    choices: z.array(
      z.object({
        sequence: z.int(),
        kind: z.enum(["ADD", "UPDATE", "DELETE", "RETRIEVE", "SUMMARY", "FILTER", "exchange"]),
        line: z.string(),
      }),
    ),
    perRun: plannedFork,
  }),
});
