import { foldAccents } from "@/lib/core/text/clean-text";
import { hasTag, readTerms } from "./read-terms";

const functionTags = [
  "Determiner",
  "Preposition",
  "Conjunction",
  "Pronoun",
  "Copula",
  "Auxiliary",
  "Modal",
  "QuestionWord",
  "Negative",
];

/** Words that carry no subject although the library tags them as content. */
const emptyWords = new Set(
  "about all also am any anything be been call called can could did do does done else ever everything get give got has have having hello hey hi i is just know let like make mine name named not now of off ok okay one our please really remember say so some something tell thank thanks that their them then there they thing this to too very want was well went were what when where which who why will would yes you your me my".split(
    " ",
  ),
);

/** The base forms of the words that carry the meaning of a text, in order, each once. */
export function contentStems(text: string): readonly string[] {
  return [...new Set(stemsOf(text, true))];
}

/** The base forms of all words, in order; for comparing short values word by word. */
export function wordStems(text: string): readonly string[] {
  return stemsOf(text, false);
}

/** True when every stem of `part` occurs in `whole`; false for an empty part. */
export function coversStems(whole: readonly string[], part: readonly string[]): boolean {
  return part.length > 0 && part.every((stem) => whole.includes(stem));
}

/** One spelling of words that have several. */
function plainWords(text: string): string {
  return text
    .replace(/[’‘]/g, "'")
    .replace(/\bwi-fi\b/giu, "wifi")
    .replace(/\be-mail/giu, "email")
    .replace(/\bemail address/giu, "email")
    .replace(/\ballerg(?:y|ies)\b/giu, "allergic");
}

function stemsOf(text: string, onlyContent: boolean): string[] {
  const stems: string[] = [];
  for (const term of readTerms(plainWords(text))) {
    if (term.text === "") continue;
    const base = term.implicit && !/\d/.test(term.text) ? term.implicit : (term.root ?? term.normal);
    const stem = foldAccents(base.replace(/'s?$/, "").replace(/[^\p{L}\p{N}'-]/gu, "")).toLowerCase();
    if (stem === "") continue;
    if (onlyContent && (emptyWords.has(stem) || hasTag(term, ...functionTags))) continue;
    stems.push(stem);
  }
  return stems;
}
