import { z } from "zod";
import { taskSchema } from "@/lib/core/episode/task";
import { timelineSchema } from "@/lib/core/lab/episode-timeline";
import { labCellSchema, labRunEntrySchema } from "@/lib/core/lab/lab-run";
import { readContract } from "../contract";
import { id } from "../ids";

/** One history as every strategy of a run did on it. */
export const viewEpisodeContract = readContract("lab/view-episode", {
  request: z.strictObject({ runId: id, taskId: id }),
  response: z.object({
    run: labRunEntrySchema,
    task: taskSchema,
    cells: z.array(labCellSchema.extend({ timeline: timelineSchema })),
  }),
});
