import { z } from "zod";
import { mostFixSteps } from "@/lib/core/memory/memory-care";
import type { BulkOutcome } from "@/lib/core/memory/memory-outcomes";
import { actionContract, typed } from "../contract";
import { requestId } from "../ids";
import { fixStep } from "./plan-health-fix";

/** Carries out the steps of a dry run; each can be undone. */
export const applyHealthFixContract = actionContract("memory/apply-health-fix", {
  request: z.strictObject({ requestId, steps: z.array(fixStep).min(1).max(mostFixSteps) }),
  response: typed<BulkOutcome>(),
});
