import { z } from "zod";
import { readContract } from "../contract";
import { id } from "../ids";

/** Scores the context against criteria without changing anything. */
export const previewFilterContract = readContract("context/preview-filter", {
  request: z.strictObject({ sessionId: id, criteria: z.string().max(2_000) }),
  response: z.object({
    threshold: z.number(),
    embeddingModel: z.string(),
    candidates: z.array(
      z.object({
        itemId: z.string(),
        score: z.number(),
        bestPassageScore: z.number(),
        isDoubtful: z.boolean().optional(),
        protection: z.string().nullable(),
        tokens: z.int(),
      }),
    ),
  }),
});
