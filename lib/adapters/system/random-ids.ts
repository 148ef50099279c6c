import { randomBytes, randomUUID } from "node:crypto";
import type { IdGenerator } from "@/lib/ports/id-generator";

/** Identifiers from the machine's random source. */
export const randomIds: IdGenerator = {
  newId: () => randomUUID(),
  // Ten hex characters: short enough for a model to copy, long enough that one owner never meets a second one.
  newMemoryId: () => `mem_${randomBytes(5).toString("hex")}`,
};
