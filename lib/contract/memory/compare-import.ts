import { z } from "zod";
import type { JudgedEntry } from "@/lib/core/memory/transfer/judge-entry";
import { readContract } from "../contract";
import { entriesPerCall, importedText, importLine } from "./import-entry";

const judged = z.object({
  line: z.int(),
  verdict: z.enum(["new", "duplicate", "near-duplicate", "conflict"]),
  reason: z.string(),
  against: z.object({ memoryId: z.string(), version: z.int(), content: z.string() }).nullable(),
}) satisfies z.ZodType<JudgedEntry>;

/** The dry run of a part of a file: nothing is written. */
export const compareImportContract = readContract("memory/compare-import", {
  method: "POST",
  request: z.strictObject({
    entries: z
      .array(z.strictObject({ line: importLine, content: importedText }))
      .min(1)
      .max(entriesPerCall),
  }),
  response: z.object({ judged: z.array(judged) }),
});
