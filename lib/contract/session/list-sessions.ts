import { z } from "zod";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import { nothing, readContract } from "../contract";

const session = z.object({
  sessionId: z.string(),
  title: z.string(),
  updatedAt: z.string(),
  headSequence: z.int(),
  running: z.boolean(),
  branches: z.int(),
  memberIds: z.array(z.string()),
}) satisfies z.ZodType<SessionListEntry>;

/** The owner's sessions, last changed first. */
export const listSessionsContract = readContract("session/list-sessions", {
  request: nothing,
  response: z.object({ sessions: z.array(session) }),
});
