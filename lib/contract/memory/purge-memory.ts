import { z } from "zod";
import { type PurgeReceipt, survivorPlaces } from "@/lib/core/memory/memory-care";
import { actionContract, typed } from "../contract";
import { id, requestId } from "../ids";
import { survivorPlace } from "./find-survivors";

/** Forgets a memory for good, in the chosen places, and proves it. */
export const purgeMemoryContract = actionContract("memory/purge-memory", {
  request: z.strictObject({
    requestId,
    memoryId: id,
    places: z.array(survivorPlace).max(survivorPlaces.length),
    /** Survivors by id that the person left out although their place is chosen. */
    exceptIds: z.array(id).max(10_000).exactOptional(),
  }),
  response: typed<PurgeReceipt>(),
});
