import { readableSentences, splitClauses } from "./clause";
import { extractFacts } from "./extract-facts";
import type { Fact } from "./fact";
import { isHypotheticalSentence, isQuestion, reportsSpeech } from "./gate";

/** A fact that the person takes back. */
export interface Retraction {
  readonly fact: Fact;
  /** True for "no longer" and "not … any more"; a plain "not" may only correct a misunderstanding. */
  readonly isExplicit: boolean;
}

const noLonger = /(?<!\p{L})(?:no longer|not \p{L}.* (?:any ?more|any longer)$|never .* any ?more$)/iu;
const negation =
  /(?<!\p{L})(?:do not|does not|am not|is not|are not|have not|no longer|never|not)(?!\p{L})/iu;

/** "I'm not allergic to nuts any more" takes back "I am allergic to nuts"; "I don't eat meat" is a fact of its own. */
export function readRetractions(text: string, today: Date): readonly Retraction[] {
  return readableSentences(text)
    .filter((sentence) => !isQuestion(sentence) && !isHypotheticalSentence(sentence))
    .flatMap((sentence) => splitClauses(sentence))
    .filter(
      (clause) =>
        negation.test(clause.text) &&
        !reportsSpeech(clause.text) &&
        extractFacts(clause.text, today).length === 0,
    )
    .flatMap((clause) =>
      extractFacts(affirmed(clause.text), today).map((fact) => ({
        fact,
        isExplicit: noLonger.test(clause.text),
      })),
    );
}

function affirmed(clause: string): string {
  return clause
    .replace(/\b(am|is|are|have) (?:not|no longer)\b/iu, "$1")
    .replace(/\b(?:do not|does not|no longer|never)\s+/iu, "")
    .replace(/\b(have|has) any\b/iu, "$1 a")
    .replace(/[\s,]+(?:any ?more|any longer)$/iu, "");
}
