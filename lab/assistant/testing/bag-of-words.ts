import { contentStems } from "@/lib/adapters/offline-agent/grammar/content-stems";

const dimensions = 512;

/** A stand-in for an embedder: texts are alike as far as they share words. Deterministic and instant. */
export async function embedBagOfWords(texts: readonly string[]): Promise<readonly (readonly number[])[]> {
  return texts.map((text) => {
    const vector = Array.from({ length: dimensions }, () => 0);
    for (const stem of contentStems(text)) {
      const slot = hash(stem) % dimensions;
      vector[slot] = (vector[slot] ?? 0) + 1;
    }
    return vector;
  });
}

function hash(word: string): number {
  return [...word].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
}
