import { isEnglish } from "../text/language";
import type { Stretch } from "../text/sentences";
import { isSmallWord } from "../text/small-words";
import { isFormOf } from "../text/word-form";
import { isOwnerWord } from "./compare/owner-word";
import { openingName } from "./compare/read-subject";
import { type ReadWord, readWords } from "./compare/stem-words";
import { stretchesOf } from "./matched-stretches";
import type { TimeFound } from "./time/calendar-words";
import { readForeignTimes } from "./time/foreign-times";
import { overlapOf } from "./time/interval";
import { readTimes } from "./time/read-times";

/**
 * Words by which a memory says whom it is about or ties a fact to them, and that a message says in another way ("I moved to Bergen",
 * "Lives in Bergen"): they claim nothing by themselves.
 */
const bridging = new Set(
  readWords(
    "user person he she they someone lives live moved stays resides works work job likes loves enjoys prefers wants has have owns uses is was " +
      "named called born goes went plans planned planning mentioned said says states stated told asked interested about new old current currently now " +
      "recently since day week month year today tomorrow tonight next last favourite favorite known as also with from who which their his her its " +
      "needs takes does did done get gets got make makes made keep keeps kept feel feels plan time fact thing home house city place people family",
  ).map((word) => word.stem),
);

/** Words for a person whom a memory may call by name. */
const pronoun =
  /(?<![\p{L}\p{M}])(?:I|I['’]m|my|me|we|our|he|him|his|she|her|they|them|their)(?![\p{L}\p{M}])/iu;

/**
 * The stretches of a memory that none of its sources says: content words whose stem is nowhere in them. Neighbouring words become one
 * stretch. The name of whom it is about is support where a source says "I" or "she", and so is a date that a source names in another way ("tomorrow"),
 * counted from `saidAt` (ISO). Without a source nothing can be said, and nothing is marked.
 */
export function unsupportedStretches(
  content: string,
  sources: readonly string[],
  saidAt: string,
): readonly Stretch[] {
  if (sources.every((source) => source.trim() === "")) return [];
  const words = sources.flatMap(readWords);
  const said = new Set(words.map((word) => word.stem));
  const isForeign = !isEnglish(content);
  const marked = stretchesOf(content, (word) => {
    if (!word.isContent || said.has(word.stem) || bridging.has(word.stem)) return false;
    return !(isForeign && isSaidInForm(word, words));
  });
  const holdsTime = marked.some(({ start, end }) => /\p{N}/u.test(content.slice(start, end)));
  const resolved = [
    ...namesResolved(content, sources),
    ...(isForeign && holdsTime ? datesResolved(content, sources, saidAt, readForeignTimes) : []),
    ...datesResolved(content, sources, saidAt, readTimes),
  ];
  const isResolved = (stretch: Stretch) =>
    resolved.some(({ start, end }) => stretch.start >= start && stretch.end <= end);
  return joined(
    content,
    marked.filter((stretch) => !isResolved(stretch)),
  );
}

/**
 * As `unsupportedStretches`, for what is shown to a person: where a source is in another language than the memory, words cannot tell, and nothing is
 * marked.
 */
export function unsupportedInOneLanguage(
  content: string,
  sources: readonly string[],
  saidAt: string,
): readonly Stretch[] {
  const script = scriptOf(content);
  const isEnglishText = isEnglish(content);
  const isOne = sources.every((source) => scriptOf(source) === script && isEnglish(source) === isEnglishText);
  return isOne ? unsupportedStretches(content, sources, saidAt) : [];
}

/** The script that most letters of a text are in, as far as it matters whether two texts can share words. */
function scriptOf(text: string): string {
  const counts = scripts.map(([name, pattern]) => [name, text.match(pattern)?.length ?? 0] as const);
  return counts.reduce((most, count) => (count[1] > most[1] ? count : most))[0];
}

const scripts: readonly (readonly [string, RegExp])[] = [
  ["Latin", /\p{Script=Latin}/gu],
  ["Cyrillic", /\p{Script=Cyrillic}/gu],
  ["Greek", /\p{Script=Greek}/gu],
  ["Arabic", /\p{Script=Arabic}/gu],
  ["Hebrew", /\p{Script=Hebrew}/gu],
  ["Devanagari", /\p{Script=Devanagari}/gu],
  ["Thai", /\p{Script=Thai}/gu],
  ["Hangul", /\p{Script=Hangul}/gu],
  ["Kana", /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ["Han", /\p{Script=Han}/gu],
];

/** In another language than English: a small word, the owner, or another form of a word of a source. */
function isSaidInForm({ text, isNumber }: ReadWord, said: readonly ReadWord[]): boolean {
  if (isNumber) return false;
  return isSmallWord(text) || isOwnerWord(text) || said.some((word) => isFormOf(word.text, text));
}

function namesResolved(content: string, sources: readonly string[]): readonly Stretch[] {
  const name = openingName(content);
  return name && sources.some((source) => pronoun.test(source)) ? [name] : [];
}

function datesResolved(
  content: string,
  sources: readonly string[],
  saidAt: string,
  read: (text: string, now: string) => readonly TimeFound[],
): readonly Stretch[] {
  const said = sources.flatMap((source) => read(source, saidAt));
  return read(content, saidAt).flatMap(({ words, index, interval }) =>
    said.some((time) => overlapOf(time.interval, interval) === 1)
      ? [{ start: index, end: index + words.length }]
      : [],
  );
}

/** Stretches with nothing but spaces between them are one. */
function joined(
  text: string,
  stretches: readonly { readonly start: number; readonly end: number }[],
): readonly { readonly start: number; readonly end: number }[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of stretches) {
    const last = result.at(-1);
    if (last && text.slice(last.end, start).trim() === "") last.end = end;
    else result.push({ start, end });
  }
  return result;
}
