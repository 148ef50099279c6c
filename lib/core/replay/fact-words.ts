/** A fact as the words that say it. */
export interface Fact {
  /** What was selected or written, without space around it. */
  readonly words: string;
  /** Its words and numbers that mean something, in lower case, each once. */
  readonly terms: readonly string[];
}

/** Words that every sentence has: they tell no fact from another. */
const empty: ReadonlySet<string> = new Set(
  "a an and are as at be but by for from had has have he her his i in is it its me my of on or our she so that the their them they this to was we were will with you your".split(
    " ",
  ),
);

/** Reads the words of a fact. Where nothing else is left, the common words count too. */
export function readFact(words: string): Fact {
  const all = [...new Set(wordsOf(words))];
  const telling = all.filter((word) => !empty.has(word));
  return { words: words.trim(), terms: telling.length > 0 ? telling : all };
}

/**
 * True for a text that says a fact: it has every number of it and at least two thirds of its other words, in any order. For writing without
 * spaces it has the words as they are.
 */
export function factIn(text: string, { words, terms }: Fact): boolean {
  if (terms.length === 0) return false;
  const plain = plainOf(text);
  if (plain.includes(plainOf(words))) return true;
  const there = new Set(wordsOf(text));
  const numbers = terms.filter((term) => /\d/.test(term));
  const names = terms.filter((term) => !/\d/.test(term));
  if (!numbers.every((number) => there.has(number))) return false;
  if (names.length === 0) return true;
  return names.filter((name) => there.has(name)).length * 3 >= names.length * 2;
}

function plainOf(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

/** "1,200 EUR" is `1200` and `eur`: separators inside a number are its writing, not its value. */
function wordsOf(text: string): readonly string[] {
  return (
    plainOf(text)
      .replace(/(?<=\d)[,.'’ ](?=\d{3}\b)/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
