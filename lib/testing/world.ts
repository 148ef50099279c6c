import type { Clock } from "@/lib/ports/clock";
import type { Embedder } from "@/lib/ports/embedder";
import type { IdGenerator } from "@/lib/ports/id-generator";
import type { TokenCounter } from "@/lib/ports/token-counter";

/** A clock that moves only when it is asked: one millisecond per look, from a fixed day. */
export function createTestClock(
  start = Date.UTC(2026, 10, 22, 12),
): Clock & { advance(milliseconds: number): void } {
  let nowMs = start;
  return {
    now() {
      nowMs += 1;
      return new Date(nowMs);
    },
    advance(milliseconds) {
      nowMs += milliseconds;
    },
  };
}

/** Ids that count up, so that tests can read them. */
export function createTestIds(): IdGenerator {
  let last = 0;
  const next = () => {
    last += 1;
    return String(last).padStart(4, "0");
  };
  return { newId: () => `id-${next()}`, newMemoryId: () => `mem_${next()}` };
}

/** One token per four characters, rounded up. */
export const testTokenCounter: TokenCounter = {
  tokenizer: "characters/4",
  count: (text) => Math.ceil(text.length / 4),
};

/** Counts letters and words into a small vector: texts that share words are alike. Deterministic. */
export function createTestEmbedder(): Embedder & { readonly calls: string[][] } {
  const calls: string[][] = [];
  return {
    model: "fake-64",
    calls,
    reads: () => true,
    async embed(texts) {
      calls.push([...texts]);
      return texts.map(vectorOf);
    },
  };
}

function vectorOf(text: string): readonly number[] {
  const vector = new Array<number>(64).fill(0);
  for (const word of text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []) {
    let hash = 7;
    for (const letter of word.slice(0, 5)) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 64;
    vector[hash] = (vector[hash] ?? 0) + 1;
  }
  const length = Math.hypot(...vector);
  return length === 0 ? vector : vector.map((value) => value / length);
}
