import { z } from "zod";
import { type Survivor, type SurvivorReport, survivorPlaces } from "@/lib/core/memory/memory-care";
import { readContract } from "../contract";
import { id } from "../ids";

/** Where the fact of a memory may survive. */
export const survivorPlace = z.enum(survivorPlaces);

const survivor = z.object({
  place: survivorPlace,
  id: z.string(),
  sessionId: z.string().nullable(),
  sessionTitle: z.string().nullable(),
  at: z.string(),
  excerpt: z.string(),
}) satisfies z.ZodType<Survivor>;

/** Where the fact of a memory survives: nothing is changed. */
export const findSurvivorsContract = readContract("memory/find-survivors", {
  request: z.strictObject({ memoryId: id }),
  response: z.object({
    memoryId: z.string(),
    content: z.string(),
    versions: z.int(),
    embeddings: z.int(),
    survivors: z.array(survivor),
  }) satisfies z.ZodType<SurvivorReport>,
});
