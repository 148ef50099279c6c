import { z } from "zod";
import { readContract } from "../contract";
import { sentMemoryVersion } from "./memory-version";

/** The store as it was at a position of the owner's stream. */
export const viewStoreAsOfContract = readContract("memory/view-store-as-of", {
  request: z.strictObject({ position: z.int().min(0) }),
  response: z.object({ versions: z.array(sentMemoryVersion), total: z.int() }),
});
