import { cosine } from "../context/similarity";
import { type MemoryText, readMemoryText } from "./compare/memory-text";
import { compareMemoryTexts } from "./compare-memories";

/** A memory to look for conflicts in. Vectors of one list must come from one embedding model; without them words decide alone. */
export interface ComparedMemory {
  readonly memoryId: string;
  readonly content: string;
  readonly vector?: readonly number[];
}

/** Two memories of which one is too many, or one is wrong. */
export interface MemoryConflict {
  readonly kind: "duplicate" | "near-duplicate" | "contradiction";
  readonly memoryIds: [string, string];
  readonly reason: string;
  /** False where two such memories are sometimes both true. */
  readonly isCertain: boolean;
}

/** A word or attribute that more memories have than this says too little to compare all of them with each other. */
const largestBlock = 60;

/** At most so many conflicts are named; nobody works through more in one sitting. */
export const mostConflicts = 1_000;

/**
 * Finds duplicates, near duplicates and contradictions within a list of current memories of one owner, without a model.
 * Only memories that share an attribute or a rare word are compared, so ten thousand take a few seconds. Pairs are in the order of
 * the list, at most `mostConflicts`; each pair is named once.
 */
export function findMemoryConflicts(memories: readonly ComparedMemory[]): readonly MemoryConflict[] {
  const read = memories.map((memory) => ({ ...memory, text: readMemoryText(memory.content) }));
  const conflicts: MemoryConflict[] = [];
  for (const pair of candidatePairs(blocksOf(read.map(({ text }) => text)), memories.length)) {
    const left = read[Math.floor(pair / memories.length)];
    const right = read[pair % memories.length];
    const conflict = left && right && conflictOf(left, right);
    if (conflict) conflicts.push(conflict);
    if (conflicts.length === mostConflicts) break;
  }
  return conflicts;
}

function conflictOf(
  left: ComparedMemory & { readonly text: MemoryText },
  right: ComparedMemory & { readonly text: MemoryText },
): MemoryConflict | null {
  const meaning = left.vector && right.vector ? cosine(left.vector, right.vector) : null;
  const { relation, reason, isCertain } = compareMemoryTexts(left.text, right.text, meaning);
  return relation === "different"
    ? null
    : { kind: relation, memoryIds: [left.memoryId, right.memoryId], reason, isCertain };
}

/** Every pair that shares a block, once and in the order of the list; a pair is one number: first · count + second. */
function candidatePairs(blocks: readonly (readonly number[])[], count: number): Float64Array {
  const pairs = new Set<number>();
  for (const block of blocks) {
    block.forEach((first, place) => {
      for (const second of block.slice(place + 1)) pairs.add(first * count + second);
    });
  }
  return Float64Array.from(pairs).sort();
}

/**
 * Groups of memories to compare with each other: equal texts, one attribute of one subject, and a shared word among the
 * rarer half of a memory's words (two texts that share most words share one of those).
 */
function blocksOf(texts: readonly MemoryText[]): readonly (readonly number[])[] {
  const frequency = new Map<string, number>();
  for (const text of texts)
    for (const stem of text.stemSet) frequency.set(stem, (frequency.get(stem) ?? 0) + 1);
  const members = new Map<string, number[]>();
  const join = (key: string, index: number) => {
    const block = members.get(key);
    if (block) block.push(index);
    else members.set(key, [index]);
  };
  texts.forEach((text, index) => {
    join(`text ${text.sameKey}`, index);
    for (const { attribute } of text.claims) join(`claim ${text.subject} ${attribute}`, index);
    const rarestFirst = [...text.stemSet].sort(
      (left, right) => (frequency.get(left) ?? 0) - (frequency.get(right) ?? 0),
    );
    for (const stem of rarestFirst.slice(0, Math.ceil(rarestFirst.length / 2))) join(`word ${stem}`, index);
    join(`words ${[...text.stemSet].sort().join(" ")}`, index);
  });
  return [...members]
    .filter(([key, block]) => block.length > 1 && (block.length <= largestBlock || !key.startsWith("word ")))
    .map(([, block]) => block.slice(0, 10 * largestBlock));
}
