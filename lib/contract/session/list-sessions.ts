import { z } from "zod";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import { nothing, readContract } from "../contract";

/** One conversation of a list. */
export const sessionEntry = z.object({
  sessionId: z.string(),
  title: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  headSequence: z.int(),
  running: z.boolean(),
  branches: z.int(),
  memberIds: z.array(z.string()),
  pinned: z.boolean(),
  archived: z.boolean(),
  deleted: z.boolean(),
  temporary: z.boolean(),
}) satisfies z.ZodType<SessionListEntry>;

/** The owner's conversations, pinned ones first, then last changed first; archived and deleted ones included, as marked. */
export const listSessionsContract = readContract("session/list-sessions", {
  request: nothing,
  response: z.object({ sessions: z.array(sessionEntry) }),
});
