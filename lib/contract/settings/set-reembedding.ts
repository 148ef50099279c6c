import { z } from "zod";
import { actionContract } from "../contract";
import { embeddingState } from "../model/view-embeddings";

/** Stops the re-embedding, or lets it go on where it was. */
export const setReembeddingContract = actionContract("settings/set-reembedding", {
  request: z.strictObject({ stopped: z.boolean() }),
  response: embeddingState,
});
