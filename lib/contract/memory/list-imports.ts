import { z } from "zod";
import type { PastImport } from "@/lib/core/memory/transfer/import-choice";
import { nothing, readContract } from "../contract";

const pastImport = z.object({
  importId: z.string(),
  at: z.string(),
  eventIds: z.array(z.string()),
  waiting: z.array(z.string()),
}) satisfies z.ZodType<PastImport>;

/** The imports made so far, newest first. */
export const listImportsContract = readContract("memory/list-imports", {
  request: nothing,
  response: z.object({ imports: z.array(pastImport) }),
});
