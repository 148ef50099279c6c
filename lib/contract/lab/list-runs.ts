import { z } from "zod";
import { labRunEntrySchema } from "@/lib/core/lab/lab-run";
import { nothing, readContract } from "../contract";

/** The owner's runs, newest first. */
export const listRunsContract = readContract("lab/list-runs", {
  request: nothing,
  response: z.object({ runs: z.array(labRunEntrySchema) }),
});
