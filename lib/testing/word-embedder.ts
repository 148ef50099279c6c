import type { Embedder } from "@/lib/ports/embedder";
import { contentStems } from "../adapters/offline-agent/grammar/content-stems";

const dimensions = 512;

/** Texts are alike as far as they share words that mean something; at this similarity FILTER parts one subject from the rest. */
export const wordFilterThreshold = 0.3;

/** An embedder that counts base forms: deterministic and instant, and near enough to meaning for English sentences in tests. */
export const wordEmbedder: Embedder = {
  model: "counted-words",
  reads: () => true,
  embed: async (texts) => texts.map(vectorOf),
};

function vectorOf(text: string): readonly number[] {
  const vector = new Array<number>(dimensions).fill(0);
  for (const stem of contentStems(text)) {
    const place = hash(stem) % dimensions;
    vector[place] = (vector[place] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}

function hash(word: string): number {
  return [...word].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
}
