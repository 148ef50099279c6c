import { readableSentences, splitClauses } from "./clause";
import { extractFacts } from "./extract-facts";
import { type Fact, fact, type Slot } from "./fact";
import { isHypotheticalSentence, isQuestion, reportsSpeech } from "./gate";
import { namePattern } from "./patterns";
import { petKey, petPattern, relationKey, relationPattern } from "./relation-words";

/** A fact that the person takes back. */
export interface Retraction {
  readonly fact: Fact;
  /** True for "no longer" and "not … any more"; a plain "not" may only correct a misunderstanding. */
  readonly isExplicit: boolean;
  /** Where it may be stored. */
  readonly slots: readonly Slot[];
  /** True when every value goes: "I sold my car" does not say which. */
  readonly isAnyValue: boolean;
  /** Only facts of these keys, where the fact itself names none. */
  readonly keys?: readonly string[];
}

const noLonger = /(?<!\p{L})(?:no longer|not \p{L}.* (?:any ?more|any longer)$|never .* any ?more$)/iu;
const negation =
  /(?<!\p{L})(?:do not|does not|am not|is not|are not|have not|no longer|never|not)(?!\p{L})/iu;
const givenUp =
  /^I (?:have |just |finally )*(?:given up|gave up|quit|stopped|dropped)(?: with| playing| doing| practi[sc]ing| going to)? (?!my job\b|working\b)(?:the )?(\p{L}[\p{L} -]{1,30})$/iu;
const partedWith =
  /^(?:I|we) (?:have |just |finally |had to )*(?:sold|sell|got rid of|scrapped|crashed|gave away|given away) (?:my|our) (?:old )?(car|bike|motorbike|van|boat|house|flat)$/iu;
const partedFrom = new RegExp(
  `^(?:(?:(${namePattern})|[Mm]y (${relationPattern})(?: ${namePattern})?) and I|I and (${namePattern})) (?:have |are |just |got )*(?:broke(?:n)? up|split(?: up)?|separated|divorced|over|not together)`,
  "u",
);
const weParted =
  /^we (?:have |just |finally )*(?:broke(?:n)? up|split up|separated|divorced|got (?:a )?divorced?)(?:,? (?:last|in|a|two|this|yesterday|recently)\b.*)?[.!]*$/iu;
const leftJob = /^I (?:have |just |finally )*(?:quit|left|lost|resigned from|gave up) (?:my|the) job\b/iu;

/** "I'm not allergic to nuts any more" takes back "I am allergic to nuts"; "I don't eat meat" is a fact of its own. */
export function readRetractions(text: string, today: Date): readonly Retraction[] {
  return readableSentences(text)
    .filter((sentence) => !isQuestion(sentence) && !isHypotheticalSentence(sentence))
    .flatMap(
      (sentence) =>
        partings(sentence) ??
        splitClauses(sentence).flatMap((clause) => clauseRetractions(clause.text, today)),
    );
}

function clauseRetractions(clause: string, today: Date): readonly Retraction[] {
  const ended = readEnded(clause);
  if (ended) return [ended];
  if (!negation.test(clause) || reportsSpeech(clause) || extractFacts(clause, today).length > 0) return [];
  return extractFacts(affirmed(clause), today).map((one) => ({
    fact: one,
    isExplicit: noLonger.test(clause),
    slots: [one.slot],
    isAnyValue: false,
  }));
}

/** "I've given up tennis", "I sold my car", "I quit my job". */
function readEnded(clause: string): Retraction | null {
  if (leftJob.test(clause))
    return {
      fact: fact("work", "job", "I work"),
      isExplicit: false,
      slots: ["work", "employer"],
      isAnyValue: true,
    };
  const thing = partedWith.exec(clause)?.[1]?.toLowerCase();
  if (thing)
    return {
      fact: fact("attribute", thing, `My ${thing}`, { key: thing }),
      isExplicit: true,
      slots: ["attribute"],
      isAnyValue: true,
    };
  const activity = givenUp.exec(clause)?.[1];
  return activity
    ? {
        fact: fact("activity", activity, `I do ${activity}`),
        isExplicit: true,
        slots: ["activity", "like", "health", "study"],
        isAnyValue: false,
      }
    : null;
}

/** "Luca and I broke up": whatever Luca was. */
function partings(sentence: string): readonly Retraction[] | null {
  if (weParted.test(sentence.trim()))
    return [
      {
        fact: fact("relation", "partner", "My partner"),
        isExplicit: false,
        slots: ["relation"],
        isAnyValue: true,
        keys: ["partner", "girlfriend", "boyfriend", "fiancé", "fiancée", "wife", "husband", "spouse"],
      },
    ];
  const [, first, relation, last] = partedFrom.exec(sentence.trim()) ?? [];
  const name = first ?? last;
  if (!name && !relation) return null;
  const value = name ?? relation ?? "";
  return [
    {
      fact: fact("relation", value, `My partner ${value}`, { key: relation ? relationKey(relation) : "" }),
      isExplicit: true,
      slots: ["relation"],
      isAnyValue: relation !== undefined,
    },
  ];
}

const ownedPlural = new RegExp(`\\b(have|has) (?:a )?(${petPattern})$`, "iu");

function affirmed(clause: string): string {
  return clause
    .replace(/\b(am|is|are|have) (?:not|no longer)\b/iu, "$1")
    .replace(/\b(?:do not|does not|no longer|never)\s+/iu, "")
    .replace(/\b(have|has) any\b/iu, "$1 a")
    .replace(ownedPlural, (_, verb: string, animals: string) => `${verb} a ${petKey(animals)}`)
    .replace(/[\s,]+(?:any ?more|any longer)$/iu, "");
}
