import { wordsAsWritten } from "../../text/same-text";
import { sameMemoryKey } from "../same-claim";
import { type Claim, readClaims } from "./read-claims";
import { readSubject } from "./read-subject";
import { sameWording } from "./same-wording";
import { type ReadWord, readWords } from "./stem-words";

/** A memory read once, so that it can be compared with many. */
export interface MemoryText {
  readonly content: string;
  /** Equal for two memories exactly when they are the same. */
  readonly sameKey: string;
  /** Words with a sign in or about them, such as "c++" or "-80", in order. */
  readonly signs: string;
  /** Of each stem the accents and vowel signs it is written with, which stems do not show. */
  readonly marks: ReadonlyMap<string, string>;
  /** Whom it is about: "person" for the owner of the memories, else a name or relation in lower case. */
  readonly subject: string;
  /** Stems of the words that carry meaning, without the subject, in order. */
  readonly stems: readonly string[];
  readonly stemSet: ReadonlySet<string>;
  /** Numbers, weekdays and months, in order. */
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
  /\b(?:turned|need|postponed|rescheduled|cancelled|delayed|written|is|are|has|have|lives|works|moved|relocated|retired|married|engaged|divorced|named|called|born|based|interested|allergic|employed|needs|[a-z]+-handed)\b/iu;

const news = /\b(?:now|instead|from now on|new|these days|since|as of|meanwhile|any ?more|no longer)\b/iu;
const ending =
  /(?<!(?:[’']s|the|my|his|her|their|its|on|to) )\bleft(?!-| (?:knee|shoulder|hand|arm|leg|foot|eye|ear|elbow|ankle|wrist|hip|side|lung|kidney|shoe|sock|boot|glove|lens|thumb|finger|toe|door|window|pocket|drawer|half|corner|bank|wing|lane|button|turn)s?\b)\b|\b(?:sold|finished|completed|cancelled|canceled|graduated|retired|died|passed away|moved out|gave birth|gave up|given up|broke up|switched|stopped|quit|expired|returned|paid\b.*\bback|found an?|started|migrated)\b/iu;

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
    sameKey: sameMemoryKey(content),
    signs: signsOf(content),
    marks: new Map(meant.map((word) => [word.stem, `${marksOf(word.text)}${spellingOf(word)}`])),
    subject,
    stems,
    stemSet: new Set(stems),
    numbers: meant.filter(isValue).map((word) => word.stem),
    names: [...new Set(words.filter(isName).map((word) => word.stem))].sort(),
    isNegated: negations % 2 === 1,
    isNews: news.test(body),
    isPast: past.test(body) && !stillTrue.test(body),
    claims: readClaims(body, subject),
    ended: endedBy(body),
  };
}

/** What a word is besides letters and digits: "C++" is no "C#", and "-80" no "80". A hyphen or an apostrophe between letters says nothing. */
export function signsOf(content: string): string {
  return wordsAsWritten(content.replace(/\b([ap])\.m\b\.?/giu, "$1m"))
    .filter((word) => /[^\p{L}\p{M}\p{N}'’-]|^-|-$|\d-\d/u.test(word.replace(/(?<=\d)[.,:](?=\d)/gu, "")))
    .join(" ");
}

function marksOf(word: string): string {
  return word
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^\p{M}]+/gu, " ");
}

/** "Paulin" is not "Pauline", though both have one stem: of a word with a capital its vowel at the end counts. */
function spellingOf({ text, stem, isCapitalised }: ReadWord): string {
  const lower = text.toLowerCase();
  return isCapitalised && /[aeiou]$/u.test(lower) && lower.startsWith(stem) ? lower.slice(stem.length) : "";
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
