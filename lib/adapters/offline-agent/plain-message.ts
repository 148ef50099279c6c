import { splitSentences } from "@/lib/core/text/sentences";
import { calmCapitals } from "./grammar/calm-capitals";
import { mendWords } from "./grammar/mend-words";
import { isOtherLanguage } from "./grammar/other-languages";
import { ownWords } from "./grammar/pasted-text";
import { expandShorthand, withCapitals } from "./grammar/typed-language";

/** Nobody types a page in one go, in characters. */
const longestMended = 1_500;

/** The message as the rules read it. */
export interface PlainMessage {
  /** The person's own words: nothing pasted, no shouting, slips of the fingers mended. */
  readonly text: string;
  readonly hasPasted: boolean;
  /** Sentences in a language that the rules do not read, word for word; `text` leaves them out. */
  readonly unread: readonly string[];
  /** True when a word was guessed, so that nothing is written without asking. */
  readonly isGuessed: boolean;
}

/** Readies a message for the rules, which know plainly written English only. */
export function plainMessage(message: string): PlainMessage {
  const { text, hasPasted } = ownWords(message);
  if (text.length > longestMended) return { text, hasPasted, unread: [], isGuessed: false };
  const sentences = splitSentences(text);
  const unread = sentences.filter(isOtherLanguage);
  const read =
    unread.length === 0 ? text : sentences.filter((sentence) => !unread.includes(sentence)).join("");
  const mended = mendWords(expandShorthand(calmCapitals(read)));
  return {
    text: withCapitals(mended.text),
    hasPasted,
    unread: unread.map((sentence) => sentence.trim()),
    isGuessed: mended.isGuessed,
  };
}
