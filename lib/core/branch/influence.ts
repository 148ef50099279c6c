import { diffWords } from "diff";
import { normalizeForComparison } from "../text/clean-text";

/** How far an answer moved when something was left out. */
export interface Influence {
  /** 0: the same words in the same order. 1: no word in common. */
  readonly distance: number;
  /** False when the two say the same up to letter case, accents, punctuation and citations. */
  readonly changed: boolean;
}

const citation = /[ \t]*\[mem_[0-9A-Za-z]+(?:\s*,\s*mem_[0-9A-Za-z]+)*\]/g;

/**
 * Compares two answers word by word: the share of words of both that have no partner in the longest common sequence. Citations are no
 * words of the answer. Deterministic, and the same in both directions.
 */
export function measureInfluence(original: string, other: string): Influence {
  const before = normalizeForComparison(original.replace(citation, ""));
  const after = normalizeForComparison(other.replace(citation, ""));
  if (before === after) return { distance: 0, changed: false };
  // One order for both directions, because of several longest sequences the library may find either.
  const [left, right] = before < after ? [before, after] : [after, before];
  let kept = 0;
  let all = 0;
  for (const part of diffWords(left, right)) {
    const words = part.value.split(" ").filter((word) => word !== "").length;
    all += part.added || part.removed ? words : 2 * words;
    if (!part.added && !part.removed) kept += 2 * words;
  }
  return { distance: all === 0 ? 0 : 1 - kept / all, changed: true };
}
