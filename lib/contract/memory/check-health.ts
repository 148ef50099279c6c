import { z } from "zod";
import { type HealthReport, healthKinds } from "@/lib/core/memory/memory-care";
import { nothing, readContract } from "../contract";
import { sentMemoryVersion } from "./memory-version";

/** The kinds of things that a health report counts. */
export const healthKind = z.enum(healthKinds);

const precision = z.object({ right: z.int(), found: z.int() });

const item = z.object({
  itemId: z.string(),
  kind: healthKind,
  memories: z.array(sentMemoryVersion),
  reason: z.string(),
});

/** Looks through the owner's store. */
export const checkHealthContract = readContract("memory/check-health", {
  request: nothing,
  response: z.object({
    checkedMemories: z.int(),
    sections: z.array(
      z.object({ kind: healthKind, precision: precision.nullable(), count: z.int(), items: z.array(item) }),
    ),
    hidden: z.array(z.object({ kind: healthKind, precision })),
    dismissed: z.array(item),
  }) satisfies z.ZodType<HealthReport>,
});
