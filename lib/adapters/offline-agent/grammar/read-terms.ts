import nlp from "compromise";

/** One word as the language library reads it. `implicit` is what a contraction stands for: "I'm" gives "i" and "am". */
export interface Term {
  readonly text: string;
  readonly pre: string;
  readonly post: string;
  readonly normal: string;
  readonly root?: string;
  readonly implicit?: string;
  readonly tags: readonly string[];
}

/** One sentence: its text and its words. */
export interface Sentence {
  readonly text: string;
  readonly terms: readonly Term[];
}

/** Reading is pure and slow (milliseconds a sentence), and the same texts come back in every step of a session. */
const readBefore = new Map<string, readonly Sentence[]>();
const mostRead = 4_000;

/** Cuts text into sentences and tags their words. */
export function readSentences(text: string): readonly Sentence[] {
  if (text.trim() === "") return [];
  const known = readBefore.get(text);
  if (known) return known;
  if (readBefore.size >= mostRead) readBefore.clear();
  const sentences = parse(text);
  readBefore.set(text, sentences);
  return sentences;
}

function parse(text: string): readonly Sentence[] {
  // The types of the library do not know "root", the base form of a word.
  const options: object = { terms: { tags: true, normal: true, root: true } };
  return nlp(text).compute("root").json(options);
}

/** The words of a text, without sentence borders. */
export function readTerms(text: string): readonly Term[] {
  return readSentences(text).flatMap((sentence) => sentence.terms);
}

/** True when the word carries at least one of the tags. */
export function hasTag(term: Term, ...tags: readonly string[]): boolean {
  return tags.some((tag) => term.tags.includes(tag));
}

/** True when any word of the text carries at least one of the tags. */
export function mentionsTag(text: string, ...tags: readonly string[]): boolean {
  return readTerms(text).some((term) => hasTag(term, ...tags));
}

/** The text with contractions written out ("I'm" → "I am", "can't" → "can not"); possessives and ranges such as 3–1 stay. */
export function expandContractions(text: string): string {
  const straight = text.replace(/[’‘]/g, "'");
  return readSentences(straight)
    .map(expandSentence)
    .join(" ")
    .replace(/\bi\b(?!\.)/g, "I");
}

function expandSentence(sentence: Sentence): string {
  let expanded = "";
  let inContraction = false;
  for (const term of sentence.terms) {
    if (term.text !== "")
      inContraction = term.implicit !== undefined && term.implicit !== "" && !/\d/.test(term.text);
    if (term.text === "" && !inContraction) {
      expanded += term.post;
      continue;
    }
    const word = inContraction ? withCaseOf(term.text, term.implicit ?? "") : term.text;
    const gap = term.text === "" && !/\s$/.test(expanded) ? " " : "";
    expanded += gap + term.pre + word + term.post;
  }
  // The library reads "my sister's called Elin" as "has called".
  return expanded.trim().replace(/\bhas (called|named)\b/g, "is $1");
}

function withCaseOf(model: string, word: string): string {
  return /^\p{Lu}/u.test(model) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
