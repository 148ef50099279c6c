import { viewEmbeddingsContract } from "@/lib/contract/model/view-embeddings";
import { ok } from "@/lib/core/result";
import { loadEmbeddingState } from "@/lib/server/embedding-data";
import { readHandler } from "@/lib/server/read-handler";

export const GET = readHandler(viewEmbeddingsContract, { scope: "owner" }, async ({ ownerId }) =>
  ok(await loadEmbeddingState(ownerId)),
);
