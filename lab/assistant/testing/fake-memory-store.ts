import { contentStems } from "@/lib/adapters/offline-agent/grammar/content-stems";
import { cosine } from "@/lib/core/context/similarity";
import type { Rejection } from "@/lib/core/log/rejection";
import { decideAdd } from "@/lib/core/memory/decide-memory-change";
import { findSource } from "@/lib/core/memory/find-source";

const comparedMemories = 10;

/** Turns texts into vectors. */
export type Embed = (texts: readonly string[]) => Promise<readonly (readonly number[])[]>;

/** A current memory of the fake store. */
export interface StoredMemory {
  readonly memoryId: string;
  readonly content: string;
  readonly memoryType: string;
  readonly metadata: Readonly<Record<string, string | number | boolean>>;
  readonly version: number;
  /** The words of the message it came from, where they can be found, and when it was written. */
  readonly quote: string | null;
  readonly at: Date;
}

/** A memory store that fits on one page: the score of the real one, and its refusals. */
export function createFakeMemoryStore(embed: Embed, now: () => Date = () => new Date(2026, 10, 22, 12)) {
  const memories = new Map<string, StoredMemory>();
  let count = 0;
  const provenance = (content: string, message: string) => ({
    quote: findSource(content, { itemId: "message", text: message })?.quote ?? null,
    at: now(),
  });
  return {
    memories,
    /** Puts a memory in, by hand or out of a message. */
    seed(content: string, metadata: StoredMemory["metadata"] = {}, message = ""): string {
      const memoryId = `mem_${(++count).toString().padStart(4, "0")}`;
      memories.set(memoryId, {
        memoryId,
        content,
        memoryType: "general",
        metadata,
        version: 1,
        ...provenance(content, message),
      });
      return memoryId;
    },
    /** Gives a memory its next version. */
    change(old: StoredMemory, content: string, metadata: StoredMemory["metadata"], message: string): void {
      memories.set(old.memoryId, {
        ...old,
        content,
        metadata: { ...old.metadata, ...metadata },
        version: old.version + 1,
        ...provenance(content, message),
      });
    },
    /** Why an ADD is refused, by the rules of the app: said already, or contradicted by a memory. Null when it is not. */
    async refusalOf(content: string): Promise<Rejection | null> {
      const current = [...memories.values()];
      const [vector = [], ...vectors] = await embed([content, ...current.map((memory) => memory.content)]);
      const stems = contentStems(content);
      const resembling = current.map((memory, index) => ({
        memoryId: memory.memoryId,
        content: memory.content,
        meaning: cosine(vector, vectors[index] ?? []),
        sharedWords: sharedShare(stems, contentStems(memory.content)),
      }));
      const decided = decideAdd({ content }, mostAlike(resembling));
      return decided.ok ? null : decided.error;
    },
    async search(query: string, topK: number, filter: StoredMemory["metadata"]) {
      const candidates = [...memories.values()].filter((memory) =>
        Object.entries(filter).every(([name, value]) => memory.metadata[name] === value),
      );
      const [queryVector = [], ...vectors] = await embed([
        query,
        ...candidates.map(({ content }) => content),
      ]);
      const scored = candidates.map((memory, index) => ({
        ...memory,
        score: cosine(queryVector, vectors[index] ?? []) + 0.5 * coverage(query, memory.content),
      }));
      return scored.sort((left, right) => right.score - left.score).slice(0, topK);
    },
  };
}

/** As many as the app compares new text with, most shared words first. */
function mostAlike<Alike extends { readonly sharedWords: number }>(
  resembling: readonly Alike[],
): readonly Alike[] {
  return resembling
    .filter(({ sharedWords }) => sharedWords > 0)
    .sort((left, right) => right.sharedWords - left.sharedWords)
    .slice(0, comparedMemories);
}

function sharedShare(left: readonly string[], right: readonly string[]): number {
  const all = new Set([...left, ...right]);
  return all.size === 0 ? 0 : left.filter((stem) => right.includes(stem)).length / all.size;
}

function coverage(query: string, content: string): number {
  const asked = contentStems(query);
  const own = contentStems(content);
  return asked.length === 0 ? 0 : asked.filter((stem) => own.includes(stem)).length / asked.length;
}
