import { EmbeddingPanel } from "@/components/settings/embeddings/embedding-panel";
import { requireCurrentActor } from "@/lib/server/actor";
import { loadEmbeddingState } from "@/lib/server/embedding-data";

/** Which embedder compares texts by meaning. */
export async function EmbeddingSection() {
  const state = await loadEmbeddingState((await requireCurrentActor()).ownerId);
  return <EmbeddingPanel seed={state} />;
}
