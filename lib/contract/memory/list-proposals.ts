import { z } from "zod";
import type { ProposalEntry } from "@/lib/core/memory/memory-entry";
import { nothing, readContract } from "../contract";
import { sentEventOf } from "../recorded-events";

const proposal = z.object({
  proposalId: z.string(),
  status: z.enum(["waiting", "shadow", "accepted", "declined"]),
  at: z.string(),
  decidedAt: z.string().nullable(),
  sessionTitle: z.string().nullable(),
  event: sentEventOf("memory-proposed"),
}) satisfies z.ZodType<ProposalEntry>;

/** Memory changes that wait for the person, were only recorded, or were decided. */
export const listProposalsContract = readContract("memory/list-proposals", {
  request: nothing,
  response: z.object({ proposals: z.array(proposal) }),
});
