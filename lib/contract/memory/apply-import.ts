import { z } from "zod";
import type { ImportOutcome } from "@/lib/core/memory/transfer/import-choice";
import { actionContract, typed } from "../contract";
import { entriesPerCall, importEntry } from "./import-entry";
import { memoryVersion } from "./memory-fields";

/** Writes a part of an import, as memories or as changes that wait. Repeating a part changes nothing. */
export const applyImportContract = actionContract("memory/apply-import", {
  request: z.strictObject({
    importId: z.string().regex(/^[\w-]{1,64}$/),
    mode: z.enum(["propose", "write"]),
    choices: z
      .array(
        z.strictObject({
          entry: importEntry,
          choice: z.enum(["add", "update"]),
          target: z.strictObject({ memoryId: z.string().max(64), version: memoryVersion }).nullable(),
        }),
      )
      .min(1)
      .max(entriesPerCall),
  }),
  response: typed<ImportOutcome>(),
});
