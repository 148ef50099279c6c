import { stemmer as arabic } from "@orama/stemmers/arabic";
import { stemmer as danish } from "@orama/stemmers/danish";
import { stemmer as dutch } from "@orama/stemmers/dutch";
import { stemmer as english } from "@orama/stemmers/english";
import { stemmer as finnish } from "@orama/stemmers/finnish";
import { stemmer as french } from "@orama/stemmers/french";
import { stemmer as german } from "@orama/stemmers/german";
import { stemmer as hungarian } from "@orama/stemmers/hungarian";
import { stemmer as italian } from "@orama/stemmers/italian";
import { stemmer as norwegian } from "@orama/stemmers/norwegian";
import { stemmer as portuguese } from "@orama/stemmers/portuguese";
import { stemmer as romanian } from "@orama/stemmers/romanian";
import { stemmer as russian } from "@orama/stemmers/russian";
import { stemmer as spanish } from "@orama/stemmers/spanish";
import { stemmer as swedish } from "@orama/stemmers/swedish";
import { stemmer as turkish } from "@orama/stemmers/turkish";
import { foldAccents } from "./clean-text";
import { isEnglish, languageOf } from "./language";
import { wordsAsWritten } from "./same-text";
import { unspacedRun } from "./unspaced";

/** Raised whenever other terms are stored for a memory: those of an older version are made again. */
export const searchTermsVersion = 2;

const stemmers: Readonly<Record<string, (word: string) => string>> = {
  ar: arabic,
  da: danish,
  de: german,
  es: spanish,
  fi: finnish,
  fr: french,
  hu: hungarian,
  it: italian,
  nl: dutch,
  no: norwegian,
  pt: portuguese,
  ro: romanian,
  ru: russian,
  sv: swedish,
  tr: turkish,
};

/** Words of English that say nothing about what a text holds. */
const stopWords = new Set(
  (
    "i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers herself it its itself they them " +
    "their theirs themselves what which who whom this that these those am is are was were be been being have has had having do does did doing " +
    "a an the and but if or because as until while of at by for with about against between into through during before after above below to from " +
    "up down in out on off over under again further then once here there when where why how all any both each few more most other some such no " +
    "nor not only own same so than too very s t can will just don should now user"
  ).split(" "),
);

/**
 * What a text is found by when words decide, each once: stems of English words; where the text is not English its words as they are and their
 * stems in its own language; pairs of letters where a script has no spaces; and words with a sign, such as "c++", as written. Every storage uses
 * these, so that all find the same.
 */
export function searchTerms(text: string): readonly string[] {
  const folded = foldAccents(text.normalize("NFKC")).toLowerCase();
  const language = isEnglish(text) ? "en" : languageOf(text);
  const words = (folded.match(/[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu) ?? []).map(withoutOwner);
  const spaced = words.flatMap((word) => word.split(unspacedRun)).filter((word) => word !== "");
  const told = spaced.filter((word) => !stopWords.has(word));
  const plain = (told.length > 0 ? told : spaced).flatMap((word) => formsOf(word, language));
  const runs = folded.match(unspacedRun) ?? [];
  const hangul = folded.match(/\p{Script=Hangul}+/gu) ?? [];
  const signed = wordsAsWritten(foldAccents(text)).filter(isSigned);
  return [...new Set([...plain, ...runs.flatMap(lettersOf), ...hangul.flatMap(lettersOf), ...signed])];
}

function withoutOwner(word: string): string {
  return word.replace(/['’]s?$/u, "").replace(/['’]/gu, "");
}

function formsOf(word: string, language: string | null): readonly string[] {
  const stem = stemmers[language ?? languageOfLetters(word)];
  if (!/^\p{Script=Latin}+$/u.test(word)) return stem ? [word, stem(word)] : [word];
  // A word alone may be of any language: the stem of English is common to all that is written in Latin letters.
  return [english(word), ...(stem ? [word, stem(word)] : [])].filter((form) => form !== "");
}

/** What is likeliest for a word alone, by its letters. */
function languageOfLetters(word: string): string {
  if (/\p{Script=Cyrillic}/u.test(word)) return "ru";
  return /\p{Script=Arabic}/u.test(word) ? "ar" : "";
}

/** A single letter, and every two neighbours: any word of two letters and more is then found inside a run without knowing where it ends. */
function lettersOf(run: string): readonly string[] {
  const letters = [...run];
  const pairs = letters.slice(1).map((letter, place) => `${letters[place]}${letter}`);
  const singles = letters.filter((letter) => /\p{Script=Han}/u.test(letter));
  return letters.length === 1 ? letters : [...pairs, ...singles];
}

function isSigned(word: string): boolean {
  return (
    word.length <= 60 && /[\p{L}\p{N}]/u.test(word) && /[+#@_/\\&%$€£<>=*~^|-]|\p{N}[.,:]\p{N}/u.test(word)
  );
}
