import { z } from "zod";
import { sanitiseLevels } from "@/lib/core/replay/sanitise-events";
import { sessionFileSchema } from "@/lib/core/replay/session-file";
import { readContract } from "../contract";
import { id } from "../ids";

/** A session of this app as one file, signed. */
export const exportSessionContract = readContract("replay/export-session", {
  request: z.strictObject({ sessionId: id, sanitise: z.enum(sanitiseLevels) }),
  response: sessionFileSchema,
});
