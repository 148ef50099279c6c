import { z } from "zod";
import { actionContract, typed } from "../contract";
import { id } from "../ids";

/** Longest title of an experiment, and longest phrase that answers are looked through for, in characters. */
export const mostTitleCharacters = 120;

/** Plans an experiment; its id is made by the page, so that asking again plans none besides. */
export const planExperimentContract = actionContract("branch/plan-experiment", {
  request: z.strictObject({
    sessionId: id,
    experimentId: z.string().regex(/^[\w-]{8,60}$/),
    title: z.string().trim().min(1).max(mostTitleCharacters),
    turnId: id,
    off: z.array(z.int().positive()).min(1).max(500),
    phrase: z.string().trim().min(1).max(mostTitleCharacters).nullable(),
  }),
  response: typed<true>(),
});
