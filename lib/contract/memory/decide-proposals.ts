import { z } from "zod";
import type { DecisionOutcome, ProposalDecision } from "@/lib/core/memory/memory-outcomes";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";
import { memoryText } from "./memory-fields";

const decision = z.strictObject({
  proposalId: id,
  decision: z.enum(["accept", "decline"]),
  shownHash: z.string().max(100),
  editedContent: memoryText.exactOptional(),
}) satisfies z.ZodType<ProposalDecision>;

/** The person accepts, edits or declines proposals; each answer says how it ended. */
export const decideProposalsContract = actionContract("memory/decide-proposals", {
  request: z.strictObject({
    requestId,
    /** Where the decision is recorded; null is the desk. */
    sessionId: id.nullable(),
    decisions: z.array(decision).min(1).max(100),
  }),
  response: typed<{ readonly outcomes: readonly DecisionOutcome[] }>(),
});
