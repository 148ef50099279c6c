import type { MemoryVersion } from "@/lib/core/log/memory";
import type { MemoryEntry, MemoryHit } from "@/lib/core/memory/memory-entry";
import type { MemoryUsage } from "@/lib/core/memory/memory-query";

/** Why a search found a memory. */
export interface MatchFacts {
  readonly score: number;
  readonly meaning: number | null;
  readonly words: number;
  /** True where RETRIEVE would leave it out. */
  readonly isBelowCut: boolean;
  readonly matches: readonly { readonly start: number; readonly end: number }[];
}

/** One row of the list: a memory as it is now, as a search found it, or as it was. */
export interface MemoryRow {
  readonly memory: MemoryVersion;
  /** Null in the past: what a memory has cost is known of now only. */
  readonly usage: MemoryUsage | null;
  readonly sessionTitle: string | null;
  readonly match: MatchFacts | null;
}

/** The row of a memory of the list. */
export function rowOfEntry({ version, usage, sessionTitle }: MemoryEntry): MemoryRow {
  return { memory: version, usage, sessionTitle, match: null };
}

/** The row of a search hit, and whether it lies below the cut. */
export function rowOfHit(hit: MemoryHit, cut: number | null): MemoryRow {
  const { score, meaning, words, matches } = hit;
  return {
    ...rowOfEntry(hit),
    match: { score, meaning, words, isBelowCut: cut !== null && score < cut, matches },
  };
}

/** The row of a memory as it was. */
export function rowOfPast(memory: MemoryVersion): MemoryRow {
  return { memory, usage: null, sessionTitle: null, match: null };
}

/** The rows of the past that a view lets through: what the server filters for now is filtered here for then. */
export function narrowPast(
  versions: readonly MemoryVersion[],
  view: { readonly query: string; readonly types: readonly string[]; readonly origins: readonly string[] },
): readonly MemoryVersion[] {
  const wanted = view.query.trim().toLowerCase();
  return versions.filter(
    (version) =>
      (wanted === "" || version.content.toLowerCase().includes(wanted)) &&
      (view.types.length === 0 || view.types.includes(version.memoryType)) &&
      (view.origins.length === 0 || view.origins.includes(version.origin)),
  );
}
