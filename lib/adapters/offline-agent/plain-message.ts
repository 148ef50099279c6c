import { calmCapitals } from "./grammar/calm-capitals";
import { mendWords } from "./grammar/mend-words";
import { ownWords } from "./grammar/pasted-text";

/** Nobody types a page in one go, in characters. */
const longestMended = 1_500;

/** The message as the rules read it. */
export interface PlainMessage {
  /** The person's own words: nothing pasted, no shouting, slips of the fingers mended. */
  readonly text: string;
  readonly hasPasted: boolean;
  /** True when a word was guessed, so that nothing is written without asking. */
  readonly isGuessed: boolean;
}

/** Readies a message for the rules, which know plainly written English only. */
export function plainMessage(message: string): PlainMessage {
  const { text, hasPasted } = ownWords(message);
  if (text.length > longestMended) return { text, hasPasted, isGuessed: false };
  const mended = mendWords(calmCapitals(text));
  return { text: mended.text, hasPasted, isGuessed: mended.isGuessed };
}
