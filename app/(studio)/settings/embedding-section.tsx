import { EmbeddingPanel } from "@/components/settings/embeddings/embedding-panel";
import { requireCurrentActor } from "@/lib/server/actor";
import { loadEmbeddingState } from "@/lib/server/embedding-data";
import { readEmbeddings, setEmbedder, setFilterThreshold, setReembedding } from "./embedding-actions";
import { pageModelActions } from "./page-model-actions";

const actions = { readEmbeddings, setEmbedder, setReembedding, setFilterThreshold };

/** Which embedder compares texts by meaning. */
export async function EmbeddingSection() {
  const state = await loadEmbeddingState((await requireCurrentActor()).ownerId);
  return <EmbeddingPanel seed={state} actions={actions} modelActions={pageModelActions} />;
}
