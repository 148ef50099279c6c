import { z } from "zod";
import type { Timeline } from "@/lib/core/memory/timeline-mark";
import { nothing, readContract } from "../contract";

/** The owner's stream of memory events as marks for the slider through time. */
export const storeTimelineContract = readContract("memory/store-timeline", {
  request: nothing,
  response: z.object({
    head: z.int(),
    marks: z.array(
      z.object({ position: z.int(), at: z.string(), kind: z.enum(["add", "update", "delete"]) }),
    ),
  }) satisfies z.ZodType<Timeline>,
});
