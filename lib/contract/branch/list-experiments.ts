import { z } from "zod";
import { experimentArms } from "@/lib/core/branch/experiment";
import { readContract } from "../contract";
import { id } from "../ids";

const experimentRun = z.object({
  branchId: z.string(),
  arm: z.enum(experimentArms),
  repeat: z.int(),
  status: z.enum(["running", "completed", "failed"]),
  answer: z.string(),
  promptTokens: z.number(),
  answerTokens: z.number(),
  modelCalls: z.number(),
});

/** An experiment with everything that came of it. */
const viewedExperiment = z.object({
  experimentId: z.string(),
  title: z.string(),
  turnId: z.string(),
  off: z.array(z.int()),
  phrase: z.string().nullable(),
  at: z.string(),
  message: z.string(),
  recorded: z.string(),
  runs: z.array(experimentRun),
});
export type ShownExperiment = z.infer<typeof viewedExperiment>;

/** The experiments of a session, newest first. */
export const listExperimentsContract = readContract("branch/list-experiments", {
  request: z.strictObject({ sessionId: id }),
  response: z.object({ experiments: z.array(viewedExperiment) }),
});
