import { unsupportedStretches } from "./unsupported-text";

/** Two forms of a word ("wohne", "wohnt") share at least this much of the longer one, from its beginning. */
const sharedBeginning = 0.7;

/**
 * True when everything that a text says is in what the person typed: no content word is new, beside a name or a date that the words stand
 * for, and another form of a typed word. Numbers must be the same. `saidAt` is when it was typed (ISO).
 */
export function isTypedText(content: string, typed: string, saidAt: string): boolean {
  if (typed.trim() === "") return false;
  const known = wordsOf(typed);
  return unsupportedStretches(content, [typed], saidAt)
    .flatMap(({ start, end }) => wordsOf(content.slice(start, end)))
    .every((word) => !/\p{N}/u.test(word) && known.some((other) => isFormOf(word, other)));
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function isFormOf(word: string, other: string): boolean {
  const longest = Math.max(word.length, other.length);
  let shared = 0;
  while (shared < longest && word[shared] === other[shared]) shared += 1;
  return longest >= 4 && shared >= sharedBeginning * longest;
}
