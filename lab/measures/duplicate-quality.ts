// How well the rules tell duplicates and contradictions from memories that only look alike, on labeled pairs.
import type { MemoryPair, PairLabel } from "@/lab/sets/pairs/memory-pair";
import { cosine } from "@/lib/core/context/similarity";
import { type Comparison, compareMemories } from "@/lib/core/memory/compare-memories";
import type { Embedder } from "@/lib/ports/embedder";

/** A pair with what the rules say of it. */
export interface JudgedPair {
  readonly label: PairLabel;
  readonly first: string;
  readonly second: string;
  readonly meaning: number | null;
  readonly comparison: Comparison;
}

/** Two answers that ADD can give: there is such a memory already, or there is one to UPDATE. */
export const findings = ["repeats", "conflicts"] as const;
export type Finding = (typeof findings)[number];

/** Precision is 1 when nothing is found. */
export interface FindingQuality {
  readonly finding: Finding;
  readonly wanted: number;
  readonly found: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
}

/** Judges each pair as ADD does, with vectors of the embedder or, without one, by words alone. */
export async function judgePairs(
  embedder: Embedder | null,
  pairs: readonly MemoryPair[],
): Promise<readonly JudgedPair[]> {
  const vectors = await embedder?.embed(pairs.flatMap(([, first, second]) => [first, second]));
  return pairs.map(([label, first, second], index) => {
    const isRead = embedder?.reads(first) && embedder.reads(second);
    const meaning = vectors && isRead ? cosine(vectors[2 * index] ?? [], vectors[2 * index + 1] ?? []) : null;
    return { label, first, second, meaning, comparison: compareMemories(first, second, meaning) };
  });
}

/** Counts one finding. */
export function qualityOf(judged: readonly JudgedPair[], finding: Finding): FindingQuality {
  const isWanted = ({ label }: JudgedPair) => findingOfLabel(label) === finding;
  const wanted = judged.filter(isWanted).length;
  const found = judged.filter(({ comparison }) => findingOf(comparison) === finding);
  const right = found.filter(isWanted).length;
  return {
    finding,
    wanted,
    found: found.length,
    right,
    precision: found.length === 0 ? 1 : right / found.length,
    recall: right / Math.max(1, wanted),
  };
}

/** What the rules found, or null. */
export function findingOf({ relation }: Comparison): Finding | null {
  if (relation === "different") return null;
  return relation === "contradiction" ? "conflicts" : "repeats";
}

/** What a reader would want found, or null. */
export function findingOfLabel(label: PairLabel): Finding | null {
  if (label === "different") return null;
  return label === "duplicate" || label === "near-duplicate" ? "repeats" : "conflicts";
}
