import { compareMemories } from "../compare-memories";
import { sameMemoryKey } from "../same-claim";
import type { TransferEntry } from "./transfer-entry";

/** What importing an entry would mean, seen from the memories that are there. */
export type ImportVerdict = "new" | "duplicate" | "near-duplicate" | "conflict";

/** A current memory beside an entry. `meaning` is the cosine similarity, or null when unknown. */
export interface ComparedNeighbour {
  readonly memoryId: string;
  readonly version: number;
  readonly content: string;
  readonly meaning: number | null;
}

/** One entry of the dry run. */
export interface JudgedEntry {
  readonly line: number;
  readonly verdict: ImportVerdict;
  /** Why, as a sentence; empty for what is new. */
  readonly reason: string;
  /** What it holds that looks like a key or a password; such an entry waits for the person however it is imported. */
  readonly secret?: string;
  /** The memory it repeats or contradicts. */
  readonly against: { readonly memoryId: string; readonly version: number; readonly content: string } | null;
}

const order = ["duplicate", "conflict", "near-duplicate"] as const;

/** Judges one entry against the memories most like it: the strongest finding wins. */
export function judgeEntry(
  entry: Pick<TransferEntry, "line" | "content">,
  neighbours: readonly ComparedNeighbour[],
): JudgedEntry {
  const findings = neighbours.flatMap((neighbour) => {
    const { relation, reason } = compareMemories(entry.content, neighbour.content, neighbour.meaning);
    if (relation === "different") return [];
    const verdict: ImportVerdict = relation === "contradiction" ? "conflict" : relation;
    const { memoryId, version, content } = neighbour;
    return [{ line: entry.line, verdict, reason, against: { memoryId, version, content } }];
  });
  for (const verdict of order) {
    const finding = findings.find((candidate) => candidate.verdict === verdict);
    if (finding) return finding;
  }
  return { line: entry.line, verdict: "new", reason: "", against: null };
}

/** The lines of a file that repeat an earlier line of it, each with that line. */
export function findRepeats(entries: readonly TransferEntry[]): ReadonlyMap<number, number> {
  const first = new Map<string, number>();
  const repeats = new Map<number, number>();
  for (const { line, content } of entries) {
    const key = sameMemoryKey(content);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, line);
    else repeats.set(line, earlier);
  }
  return repeats;
}
