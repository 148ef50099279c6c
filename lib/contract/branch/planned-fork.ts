import { z } from "zod";
import type { PlannedFork } from "@/lib/core/branch/fork-plans";
import { forkChangesSchema, forkPlaceSchema } from "@/lib/core/branch/fork-request";
import { modelIdentitySchema } from "@/lib/core/log/event-envelope";
import { id } from "../ids";

/** What names a fork: the session, where it begins, and what it changes. */
export const forkRequest = { sessionId: id, place: forkPlaceSchema, changes: forkChangesSchema };

/** What a fork would take, as the browser gets it. */
export const plannedFork = z.object({
  recordedSteps: z.int().min(0),
  liveSteps: z.int().min(0),
  inputTokens: z.int().min(0),
  outputTokens: z.int().min(0),
  model: modelIdentitySchema,
  costUsd: z.number().nullable(),
}) satisfies z.ZodType<PlannedFork>;
