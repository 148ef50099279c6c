import { z } from "zod";
import { type HealthReport, healthKinds } from "@/lib/core/memory/memory-care";
import { nothing, readContract } from "../contract";
import { sentMemoryVersion } from "./memory-version";

/** The kinds of things that a health report counts. */
export const healthKind = z.enum(healthKinds);

/** Looks through the owner's store. */
export const checkHealthContract = readContract("memory/check-health", {
  request: nothing,
  response: z.object({
    checkedMemories: z.int(),
    sections: z.array(
      z.object({
        kind: healthKind,
        count: z.int(),
        items: z.array(
          z.object({
            itemId: z.string(),
            kind: healthKind,
            memories: z.array(sentMemoryVersion),
            reason: z.string(),
          }),
        ),
      }),
    ),
  }) satisfies z.ZodType<HealthReport>,
});
