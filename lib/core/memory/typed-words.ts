import { isFormOf } from "../text/word-form";
import { readWords } from "./compare/stem-words";
import { unsupportedStretches } from "./unsupported-text";

/**
 * True when everything that a text says is in what the person typed: no content word is new, beside a name or a date that the words stand
 * for, and another form of a typed word. Numbers must be the same, and nothing is denied that was not. `saidAt` is when it was typed (ISO).
 */
export function isTypedText(content: string, typed: string, saidAt: string): boolean {
  if (typed.trim() === "" || (denies(content) && !denies(typed))) return false;
  const known = wordsOf(typed);
  return unsupportedStretches(content, [typed], saidAt)
    .flatMap(({ start, end }) => wordsOf(content.slice(start, end)))
    .every((word) => !/\p{N}/u.test(word) && known.some((other) => isFormOf(word, other)));
}

function denies(text: string): boolean {
  return readWords(text).some(({ isNegation }) => isNegation);
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}
