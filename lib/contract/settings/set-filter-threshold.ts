import { z } from "zod";
import { actionContract } from "../contract";
import { embeddingState } from "../model/view-embeddings";

/** FILTER's threshold for one embedding model; null is the calibrated one again. */
export const setFilterThresholdContract = actionContract("settings/set-filter-threshold", {
  request: z.strictObject({
    model: z.string().min(1).max(200),
    threshold: z.number().min(0).max(1).nullable(),
  }),
  response: embeddingState,
});
