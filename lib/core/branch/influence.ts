import { diffArrays } from "diff";
import { wordsAsWritten } from "../text/same-text";

/** How far an answer moved when something was left out. */
export interface Influence {
  /** 0: the same words in the same order. 1: no word in common. */
  readonly distance: number;
  /** False when the two say the same up to letter case, spaces, stops and citations. */
  readonly changed: boolean;
}

const citation = /[ \t]*\[mem_[0-9A-Za-z]+(?:\s*,\s*mem_[0-9A-Za-z]+)*\]/g;

/**
 * Compares two answers word by word: the share of words of both that have no partner in the longest common sequence. Citations are no
 * words of the answer. Deterministic, and the same in both directions.
 */
export function measureInfluence(original: string, other: string): Influence {
  const before = wordsAsWritten(original.replace(citation, ""));
  const after = wordsAsWritten(other.replace(citation, ""));
  const [first, second] = [before.join(" "), after.join(" ")];
  if (first === second) return { distance: 0, changed: false };
  // One order for both directions, because of several longest sequences the library may find either.
  const [left, right] = first < second ? [before, after] : [after, before];
  const parts = diffArrays([...left], [...right]);
  const kept = parts.flatMap(({ added, removed, value }) => (added || removed ? [] : value)).length * 2;
  const all = before.length + after.length;
  return { distance: all === 0 ? 0 : 1 - kept / all, changed: true };
}
