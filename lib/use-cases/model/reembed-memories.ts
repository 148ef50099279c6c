import { type Embedder, EmbedderError } from "@/lib/ports/embedder";
import type { MemoryEmbeddings, OutdatedVersion } from "@/lib/ports/memory-embeddings";
import type { OwnerSettingsStore } from "@/lib/ports/owner-settings-store";
import { embeddedText } from "../operation/embed-text";

/** How many memories are embedded at a time: what a stop may wait for, and what a crash may repeat. */
const batchSize = 16;

export interface ReembedMemoriesInput {
  readonly ownerId: string;
  readonly signal: AbortSignal;
  /** The owner's embedder now; asked for before each batch, because the person may choose another meanwhile. */
  readonly currentEmbedder: () => Promise<Embedder>;
}

/** How a run ended. */
export type ReembedOutcome =
  | { readonly kind: "done" }
  | { readonly kind: "stopped" }
  | { readonly kind: "embedder-failed"; readonly reason: string };

/**
 * Gives every memory a vector of the owner's embedder, batch by batch, until none is left or the person stops it. Nothing is remembered
 * beside the rows: started again it goes on with what is still missing.
 */
export async function reembedMemories(
  deps: { readonly embeddings: MemoryEmbeddings; readonly ownerSettings: OwnerSettingsStore },
  { ownerId, signal, currentEmbedder }: ReembedMemoriesInput,
): Promise<ReembedOutcome> {
  for (;;) {
    const { reembeddingStopped } = await deps.ownerSettings.read({ ownerId });
    if (signal.aborted || reembeddingStopped) return { kind: "stopped" };
    const embedder = await currentEmbedder();
    const { model } = embedder;
    const outdated = await deps.embeddings.listOutdated({ ownerId, model, limit: batchSize });
    if (outdated.length === 0) return { kind: "done" };
    try {
      await deps.embeddings.store({ ownerId, model, vectors: await embedVersions(embedder, outdated) });
    } catch (error) {
      if (error instanceof EmbedderError) return { kind: "embedder-failed", reason: error.message };
      throw error;
    }
  }
}

/** The versions with their vectors; those that the embedder cannot read are done without one. */
async function embedVersions(embedder: Embedder, versions: readonly OutdatedVersion[]) {
  const readable = versions.filter(({ content }) => embedder.reads(content));
  const made = await embedder.embed(readable.map(({ content }) => embeddedText(content)));
  const vectors = new Map(readable.map((version, index) => [version, made[index] ?? []]));
  return versions.map((version) => ({ ...version, vector: vectors.get(version) ?? null }));
}
