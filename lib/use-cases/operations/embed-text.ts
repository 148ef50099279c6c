import { splitIntoPassages } from "@/lib/core/context/passages";
import { type Embedder, EmbedderError } from "@/lib/ports/embedder";
import type { Embedding } from "@/lib/ports/event-log";

/**
 * The vector of one text, or null when the embedder is down: memory then works by words alone, and says so by the missing meaning score.
 * Long text is cut to its first passage, because sentence embedders lose the meaning of more.
 */
export async function embedText(embedder: Embedder, text: string): Promise<Embedding | null> {
  try {
    const [vector] = await embedder.embed([splitIntoPassages(text, 1_000)[0] ?? text]);
    return vector ? { model: embedder.model, vector } : null;
  } catch (error) {
    if (error instanceof EmbedderError) return null;
    throw error;
  }
}
