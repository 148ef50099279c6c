import { splitIntoPassages } from "@/lib/core/context/passages";
import { inFirstPerson } from "@/lib/core/memory/first-person";
import { type Embedder, EmbedderError } from "@/lib/ports/embedder";
import type { Embedding } from "@/lib/ports/event-log";

/**
 * What of a text is embedded: its first passage, because sentence embedders lose the meaning of more, told in the first person where it
 * speaks of "the user", because that is how people ask.
 */
export function embeddedText(text: string): string {
  return inFirstPerson(splitIntoPassages(text, 1_000)[0] ?? text);
}

/**
 * The vector of one text, or null when the embedder is down; a text that the embedder cannot read has an embedding without a vector. Memory then
 * works by words alone, and says so by the missing meaning score.
 */
export async function embedText(embedder: Embedder, text: string): Promise<Embedding | null> {
  const [embedding = null] = await embedTexts(embedder, [text]);
  return embedding;
}

/** As `embedText`, for several texts in one call to the embedder. */
export async function embedTexts(
  embedder: Embedder,
  texts: readonly string[],
): Promise<readonly (Embedding | null)[]> {
  try {
    const { model } = embedder;
    const readable = texts.filter((text) => embedder.reads(text));
    const made = readable.length === 0 ? [] : await embedder.embed(readable.map(embeddedText));
    const vectors = made.values();
    return texts.map((text) => ({
      model,
      vector: embedder.reads(text) ? (vectors.next().value ?? null) : null,
    }));
  } catch (error) {
    if (error instanceof EmbedderError) return texts.map(() => null);
    throw error;
  }
}
