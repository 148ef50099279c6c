import type { Span } from "./numbers";

/** A name as it is in a text: one capitalised word, or several in a row. */
export interface NameFound {
  readonly text: string;
  /** For each word of it, the parts by which it is looked up: "O’Brien" is "o" and "brien". */
  readonly words: readonly (readonly string[])[];
}

const capitalised = String.raw`\p{Lu}[\p{L}\p{M}\p{N}]*(?:[’'-]\p{L}[\p{L}\p{M}]*)*`;
const run = new RegExp(
  String.raw`(?<![\p{L}\p{M}\p{N}_])${capitalised}(?:[ \u00a0]+(?:(?:de|da|van|von|der|den|of|la|le|bin|al) )?${capitalised})*`,
  "gu",
);

/** Words that are written large without being names: the pronoun, greetings, and what sentences start with. */
const notNames = new Set(
  (
    "i a an the this that these those it its he she they we you my your his her our their me us there here " +
    "hi hello hey dear please thanks thank ok okay yes no not sorry sure great done good nice " +
    "and but or so if when while as because since although though then also just only even still now today tonight " +
    "one two three four five six seven eight nine ten eleven twelve dozen hundred thousand first second third last next " +
    "what where who whom whose why how which is are was were am be been do does did has have had can could will would shall should may might must " +
    "in on at by for from to with without about after before until under over during between of let lets tell remember remind forget note " +
    "all any some each every both most many few more other another such everything nothing something everyone someone never always maybe perhaps"
  ).split(" "),
);

const verbAfterName = /^\s+(?:is|was|has|had|will|would|can|could|said|and|who|[\p{Ll}]{2,}s)\b/u;
const sentenceStart = /(?:^|[.!?:;\n]["'”’)\]]*\s*|[-*•>"“‘(]\s*)$/u;

/**
 * Finds names by their capital letters. A capitalised word that opens a sentence counts only when it cannot well be an ordinary
 * word: it runs on into another capitalised word, has a verb in the third person behind it, or stands large elsewhere as well.
 */
export function findNames(text: string, taken: readonly Span[]): readonly NameFound[] {
  const runs = [...text.matchAll(run)].filter((match) =>
    taken.every((span) => match.index + match[0].length <= span.start || match.index >= span.end),
  );
  const inside = new Set(
    runs.filter((match) => !opensSentence(text, match.index)).flatMap((match) => wordParts(match[0])),
  );
  const names: NameFound[] = [];
  for (const match of runs) {
    const written = match[0].split(/\s+/u).map(withoutPossessive);
    const start = written.findIndex((word) => !isNotName(word));
    const words = start < 0 ? [] : written.slice(start);
    const [first] = words;
    if (first === undefined || (first.length < 2 && words.length < 2)) continue;
    const opens = opensSentence(text, match.index) && words.length === 1 && match[0].startsWith(first);
    const rest = text.slice(match.index + match[0].length);
    if (
      opens &&
      !wordParts(first).every((part) => inside.has(part)) &&
      !verbAfterName.test(rest) &&
      !/[’']s$/u.test(match[0])
    )
      continue;
    names.push({ text: words.join(" "), words: words.map(wordParts) });
  }
  return names;
}

/** Every word of a text, to look names up in. */
export function wordsSaid(text: string): ReadonlySet<string> {
  return new Set(wordParts(text));
}

/** Words in lower case, cut at apostrophes and hyphens: a name is found again whatever is beside it. */
function wordParts(text: string): readonly string[] {
  return (text.match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map((part) => part.toLowerCase());
}

function isNotName(word: string): boolean {
  return notNames.has(word.toLowerCase().replace(/[’'].*$/u, ""));
}

function withoutPossessive(word: string): string {
  return word.replace(/[’']s?$/u, "");
}

function opensSentence(text: string, index: number): boolean {
  const before = text.slice(Math.max(0, index - 6), index);
  return sentenceStart.test(before) || (index <= 6 && before.trim() === "");
}
