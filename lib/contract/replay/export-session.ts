import { z } from "zod";
import { sanitizeLevels } from "@/lib/core/replay/sanitize-events";
import { sessionFileSchema } from "@/lib/core/replay/session-file";
import { readContract } from "../contract";
import { id } from "../ids";

/** A session of this app as one file, signed. */
export const exportSessionContract = readContract("replay/export-session", {
  request: z.strictObject({ sessionId: id, sanitize: z.enum(sanitizeLevels) }),
  response: sessionFileSchema,
});
