import { normalizeForComparison } from "../../text/clean-text";
import { type Claim, readClaims } from "./read-claims";
import { readSubject } from "./read-subject";
import { sameWording } from "./same-wording";
import { type ReadWord, readWords } from "./stem-words";

/** A memory read once, so that it can be compared with many. */
export interface MemoryText {
  readonly content: string;
  readonly normalized: string;
  /** Whom it is about: "person" for the owner of the memories, else a name or relation in lower case. */
  readonly subject: string;
  /** Stems of the words that carry meaning, without the subject, in order. */
  readonly stems: readonly string[];
  readonly stemSet: ReadonlySet<string>;
  /** Numbers, weekdays and months, sorted. */
  readonly numbers: readonly string[];
  /** Stems of words written with a capital inside the sentence, sorted. */
  readonly names: readonly string[];
  readonly isNegated: boolean;
  /** Says that something is new: "now", "instead". */
  readonly isNews: boolean;
  /** Tells something that happened: several such can be true. */
  readonly isPast: boolean;
  readonly claims: readonly Claim[];
  /** Stems of what has ended, where the text tells of an end ("sold the Fiat"), without the word for ending. */
  readonly ended: ReadonlySet<string> | null;
}

const calendarWord =
  /^(?:mon|tues|wednes|thurs|fri|satur|sun)days?$|^(?:january|february|march|april|may|june|july|august|september|october|november|december)$/;

/** Verbs that deny what follows: "quit smoking", "gave up sugar". */
const endings =
  /\b(?:no longer|not any ?more|any ?more|quit|stopped|gave up|given up|avoids?|dislikes?|hates?|loathes?|detests?|can(?:no|['’])t stand|refuses? to)\b/giu;
const past =
  /\b(?:was|were|did|used to|once|had been|went|bought|visited|met|saw|ran|ate|took|paid|spent|read|watched|lived|worked|studied|attended|finished|completed|started|got|made|had|won|lost|broke|flew|[a-z]{3,}ed)\b(?! (?:to|in) (?:be|allergic))/iu;
const stillTrue =
  /\b(?:turned|need|postponed|rescheduled|cancelled|delayed|written|is|are|has|have|lives|works|moved|relocated|retired|married|engaged|divorced|named|called|based|interested|allergic|employed|needs|[a-z]+-handed)\b/iu;

const news = /\b(?:now|instead|from now on|new|these days|since|as of|meanwhile|any ?more|no longer)\b/iu;
const ending =
  /\b(?:left|sold|finished|completed|cancelled|canceled|graduated|retired|died|passed away|moved out|gave birth|gave up|given up|broke up|switched|stopped|quit|expired|returned|paid\b.*\bback|found an?|started|migrated)\b/iu;

/** Reads one memory. */
export function readMemoryText(content: string): MemoryText {
  const { subject, body } = readSubject(sameWording(content));
  const denials = body.match(endings)?.length ?? 0;
  const affirmed = body.replace(endings, (words) =>
    /dislike|hate|loathe|detest|stand/i.test(words) ? "like" : " ",
  );
  const words = readWords(affirmed);
  const negations = denials + words.filter((word) => word.isNegation).length;
  const meant = words.filter((word) => word.isContent);
  const stems = meant.map((word) => word.stem);
  return {
    content,
    normalized: normalizeForComparison(content),
    subject,
    stems,
    stemSet: new Set(stems),
    numbers: meant
      .filter(isValue)
      .map((word) => word.stem)
      .sort(),
    names: [...new Set(words.filter(isName).map((word) => word.stem))].sort(),
    isNegated: negations % 2 === 1,
    isNews: news.test(body),
    isPast: past.test(body) && !stillTrue.test(body),
    claims: readClaims(body, subject),
    ended: endedBy(body),
  };
}

function endedBy(body: string): ReadonlySet<string> | null {
  if (!ending.test(body)) return null;
  const rest = readWords(body.replace(ending, " ")).filter(({ isContent }) => isContent);
  return new Set(rest.map(({ stem }) => stem));
}

/** True for a number, a weekday or a month. */
function isValue(word: ReadWord): boolean {
  return word.isNumber || calendarWord.test(word.text.toLowerCase());
}

function isName(word: ReadWord, index: number): boolean {
  return word.isContent && word.isCapitalised && index > 0 && !isValue(word);
}
