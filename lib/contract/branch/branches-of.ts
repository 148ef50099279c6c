import { z } from "zod";
import type { BranchEntry } from "@/lib/core/branch/branch-entry";
import { branchReasonSchema } from "@/lib/core/log/branch-events";
import { readContract } from "../contract";
import { id } from "../ids";

/** Every session of the tree that a session belongs to, oldest first. */
export const branchesOfContract = readContract("branch/branches-of", {
  request: z.strictObject({ sessionId: id }),
  response: z.array(
    z.object({
      sessionId: z.string(),
      parentSessionId: z.string().nullable(),
      parentSequence: z.int().nullable(),
      firstTurnSequence: z.int().nullable(),
      reason: branchReasonSchema.nullable(),
      label: z.string().nullable(),
      sandbox: z.boolean(),
      title: z.string(),
      createdAt: z.string(),
      updatedAt: z.string(),
      headSequence: z.int(),
      running: z.boolean(),
    }) satisfies z.ZodType<BranchEntry>,
  ),
});
