import { z } from "zod";
import { type FixPlan, type FixStep, mostFixSteps } from "@/lib/core/memory/memory-care";
import { readContract } from "../contract";
import { id } from "../ids";
import { healthKind } from "./check-health";

/** One change that a fix would make. The same goes back when it is carried out. */
export const fixStep = z.strictObject({
  itemId: z.string().max(500),
  memoryId: id,
  version: z.int().positive(),
  action: z.enum(["delete", "update"]),
  before: z.string().max(10_000),
  after: z.string().max(10_000).nullable(),
  reason: z.string().max(10_000),
}) satisfies z.ZodType<FixStep>;

/** What the fix of some findings of a kind would change: nothing is changed. `POST`, because it names them all. */
export const planHealthFixContract = readContract("memory/plan-health-fix", {
  method: "POST",
  request: z.strictObject({
    kind: healthKind,
    itemIds: z.array(z.string().max(500)).min(1).max(mostFixSteps),
  }),
  response: z.object({
    kind: healthKind,
    steps: z.array(fixStep),
    left: z.array(z.object({ itemId: z.string(), reason: z.string() })),
  }) satisfies z.ZodType<FixPlan>,
});
