import { z } from "zod";
import type { PlannedInfluence } from "@/lib/core/branch/fork-plans";
import { readContract } from "../contract";
import { id } from "../ids";
import { plannedFork } from "./planned-fork";

/** What it takes to find out which memories mattered for an answer. */
export const planInfluenceContract = readContract("branch/plan-influence", {
  request: z.strictObject({ sessionId: id, turnId: id }),
  response: z.object({
    turnId: z.string(),
    memories: z.array(z.object({ memoryId: z.string(), content: z.string() })),
    runs: z.int().min(0),
    perRun: plannedFork,
  }) satisfies z.ZodType<PlannedInfluence>,
});
