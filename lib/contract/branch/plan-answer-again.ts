import { z } from "zod";
import { whatIfSchema } from "@/lib/core/branch/counterfactual";
import type { PlannedCounterfactual } from "@/lib/core/branch/fork-plans";
import { readContract } from "../contract";
import { id } from "../ids";
import { plannedFork } from "./planned-fork";

/** What answering again would take. */
export const planAnswerAgainContract = readContract("branch/plan-answer-again", {
  request: z.strictObject({ sessionId: id, what: whatIfSchema }),
  response: plannedFork.extend({
    turnId: z.string(),
    label: z.string(),
  }) satisfies z.ZodType<PlannedCounterfactual>,
});
