import { z } from "zod";
import { actionContract } from "../contract";
import { modelChoice } from "../model/offered-model";
import { embeddingState } from "../model/view-embeddings";

/** Changes the embedder; the memories follow in the background. */
export const setEmbedderContract = actionContract("settings/set-embedder", {
  request: z.strictObject({ choice: modelChoice }),
  response: embeddingState,
});
