import { z } from "zod";
import { whatIfSchema } from "@/lib/core/branch/counterfactual";
import { actionContract, typed } from "../contract";
import { id } from "../ids";

/** An answer that is being made again in a sandbox. */
export interface AnswerAgain {
  readonly branchId: string;
  readonly originalTurnId: string;
  /** Null when nothing runs. */
  readonly turnId: string | null;
}

/** Answers again in a sandbox: without a memory or an operation, with an item back, or with nothing changed. */
export const answerAgainContract = actionContract("branch/answer-again", {
  request: z.strictObject({ sessionId: id, branchId: id, what: whatIfSchema }),
  response: typed<AnswerAgain>(),
});
