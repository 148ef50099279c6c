import { cosine } from "@/lib/core/context/similarity";
import type { MemoryVersion } from "@/lib/core/log/memory";
import { messageAround } from "@/lib/core/memory/find-source";
import { scoreOf } from "@/lib/core/memory/rank";
import { memoryTerms, queryTerms, scoreWords } from "@/lib/core/memory/word-score";
import { searchTerms } from "@/lib/core/text/search-terms";
import type { Embedding } from "@/lib/ports/event-log";
import type { MemoryStore, Sandbox } from "@/lib/ports/memory-store";
import {
  currentVersionsOf,
  type InMemoryDatabase,
  keyOf,
  memoriesOf,
  memoryEventsOf,
  memoryPositionOf,
  messageBefore,
  messageTextOf,
} from "./database";

/** Reads of long-term memory folded from the log. */
export function createInMemoryMemoryStore(
  database: InMemoryDatabase,
  sandbox: Sandbox | null = null,
): MemoryStore {
  const meaningOf = (ownerId: string, version: MemoryVersion, embedding: Embedding | null) => {
    const stored = database.embeddings.get(keyOf(ownerId, version.eventId));
    return stored?.vector && embedding?.vector && stored.model === embedding.model
      ? cosine(stored.vector, embedding.vector)
      : null;
  };
  const messageOf = (ownerId: string, { source, eventId }: MemoryVersion) => {
    const text = source ? messageTextOf(database, ownerId, source.itemId) : null;
    if (text !== null) return messageAround(text, source);
    const spoken = messageBefore(database, ownerId, eventId);
    return spoken === null ? null : messageAround(spoken, null);
  };
  return {
    async listCurrent({ ownerId, limit, search = "" }) {
      return currentVersionsOf(database, ownerId, sandbox)
        .filter((version) => version.content.toLowerCase().includes(search.toLowerCase()))
        .sort((left, right) => right.validFrom - left.validFrom)
        .slice(0, limit);
    },
    countCurrent: async ({ ownerId }) => currentVersionsOf(database, ownerId, sandbox).length,
    find: async ({ ownerId, memoryId }) =>
      memoriesOf(database, ownerId, sandbox).find((memory) => memory.memoryId === memoryId) ?? null,
    async search({ ownerId, query, embedding, metadataFilter, limit }) {
      const candidates = currentVersionsOf(database, ownerId, sandbox).filter((version) =>
        Object.entries(metadataFilter ?? {}).every(([key, value]) => version.metadata[key] === value),
      );
      const terms = candidates.map((version) => memoryTerms(version.content, messageOf(ownerId, version)));
      const wordScores = scoreWords(queryTerms(query), terms);
      const memories = candidates.map((version, place) => {
        const { words, bm25, named } = wordScores[place] ?? { words: 0, bm25: 0, named: 0 };
        const parts = { meaning: meaningOf(ownerId, version, embedding), words, bm25, named };
        const { memoryId, version: number, content, memoryType, metadata, at } = version;
        return {
          memoryId,
          version: number,
          content,
          memoryType,
          metadata,
          at,
          ...parts,
          score: scoreOf(parts),
        };
      });
      memories.sort((left, right) => right.score - left.score || (left.memoryId < right.memoryId ? -1 : 1));
      return {
        memories: memories.slice(0, limit),
        searchedMemories: candidates.length,
        sources: new Map(
          candidates.map(({ memoryId, source, at, origin }) => [
            memoryId,
            { quote: source?.quote ?? null, at, origin },
          ]),
        ),
      };
    },
    async findSimilar({ ownerId, content, embedding, limit }) {
      const wanted = wordsOf(content);
      const isSame = (other: string) => other.toLowerCase() === content.toLowerCase();
      return currentVersionsOf(database, ownerId, sandbox)
        .map((version) => ({
          memoryId: version.memoryId,
          version: version.version,
          content: version.content,
          meaning: meaningOf(ownerId, version, embedding),
          sharedWords: shareOf(wanted, wordsOf(version.content)),
        }))
        .filter(
          (similar) => similar.sharedWords > 0 || isSame(similar.content) || (similar.meaning ?? 0) >= 0.5,
        )
        .sort(
          (left, right) =>
            Number(isSame(right.content)) - Number(isSame(left.content)) ||
            right.sharedWords + (right.meaning ?? 0) - left.sharedWords - (left.meaning ?? 0),
        )
        .slice(0, limit);
    },
    memoryPosition: async ({ ownerId }) => memoryPositionOf(database, ownerId, sandbox),
    positionAt: async ({ ownerId, at }) =>
      memoryEventsOf(database, ownerId).findLast((event) => event.at <= at)?.memoryPosition ?? 0,
    inSandbox: (inner) => createInMemoryMemoryStore(database, inner),
  };
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(searchTerms(text));
}

function shareOf(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / Math.max(1, left.size + right.size - shared);
}
