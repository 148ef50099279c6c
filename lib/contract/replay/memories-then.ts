import { z } from "zod";
import { readContract } from "../contract";
import { id } from "../ids";
import { sentMemoryVersion } from "../memory/memory-version";

/** The memories as they were at one event of a session. */
export const memoriesThenContract = readContract("replay/memories-then", {
  request: z.strictObject({ sessionId: id, sequence: z.int().min(0) }),
  response: z.object({ memories: z.array(sentMemoryVersion), count: z.int().min(0) }),
});
