import { EmbeddingPanel } from "@/components/settings/embeddings/embedding-panel";
import { loadEmbeddingState } from "@/lib/server/embedding-data";
import { requireOwner } from "@/lib/server/owner";
import { readEmbeddings, setEmbedder, setFilterThreshold, setReembedding } from "./embedding-actions";
import { pageModelActions } from "./page-model-actions";

const actions = { readEmbeddings, setEmbedder, setReembedding, setFilterThreshold };

/** Which embedder compares texts by meaning. */
export async function EmbeddingSection() {
  const state = await loadEmbeddingState(await requireOwner());
  return <EmbeddingPanel seed={state} actions={actions} modelActions={pageModelActions} />;
}
