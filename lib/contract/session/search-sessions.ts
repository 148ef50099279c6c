import { z } from "zod";
import { readContract } from "../contract";
import { sessionEntry } from "./list-sessions";

/** Conversations with these words in the title or in a message of the person. */
export const searchSessionsContract = readContract("session/search-sessions", {
  request: z.object({ search: z.string().min(1).max(200) }),
  response: z.object({ sessions: z.array(sessionEntry) }),
});
