import { z } from "zod";
import { labRunEntrySchema } from "@/lib/core/lab/lab-run";
import { strategyRowSchema } from "@/lib/core/lab/strategy-row";
import { readContract } from "../contract";
import { id } from "../ids";

/** A run with its table, and its histories with the widest disagreement first. */
export const viewRunContract = readContract("lab/view-run", {
  request: z.strictObject({ runId: id }),
  response: z.object({
    run: labRunEntrySchema,
    rows: z.array(strategyRowSchema),
    histories: z.array(
      z.object({
        taskId: z.string(),
        kind: z.string(),
        question: z.string(),
        scores: z.record(z.string(), z.number().nullable()),
        spread: z.number(),
      }),
    ),
    detectable: z.number().nullable(),
  }),
});
