import { z } from "zod";
import type { SandboxChange } from "@/lib/core/branch/sandbox-changes";
import { readContract } from "../contract";
import { id } from "../ids";
import { sentMemoryVersion } from "../memory/memory-version";

/** What a sandbox changed, beside what the person has now. */
export const viewSandboxChangesContract = readContract("branch/view-sandbox-changes", {
  request: z.strictObject({ sessionId: id }),
  response: z.array(
    z.object({
      memoryId: z.string(),
      kind: z.enum(["added", "updated", "deleted"]),
      base: sentMemoryVersion.nullable(),
      current: sentMemoryVersion.nullable(),
      wanted: sentMemoryVersion.nullable(),
      conflict: z.boolean(),
    }) satisfies z.ZodType<SandboxChange>,
  ),
});
