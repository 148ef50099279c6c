import { type Attribute, attributes, type Vocabulary } from "./world";

/** Words of which half are kept from every training: a policy that answers with one has copied it. */
export type WordSplit = "training" | "held-out";

const beginnings = "b c d f g h j k l m n p r s t v w z br tr st ch sh gl".split(" ");
const vowels = "a e i o u ai ee oo".split(" ");
const ends = ["", "n", "r", "l", "x", "st", "ck"];

/** A word that nobody uses; to which split it belongs, it says itself (a fifth is held out), so the two never share one. */
export function madeUpWord(random: () => number, split: WordSplit): string {
  for (;;) {
    const syllables = 1 + Math.floor(random() * 3);
    const word =
      Array.from({ length: syllables }, () => pick(beginnings, random) + pick(vowels, random)).join("") +
      pick(ends, random);
    if (word.length > 3 && splitOf(word) === split) return word;
  }
}

/** To which split a word belongs; case makes no difference. */
export function splitOf(word: string): WordSplit {
  let mixed = 0x811c9dc5;
  for (const character of word.toLowerCase())
    mixed = Math.imul(mixed ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return (mixed >>> 8) % 5 === 0 ? "held-out" : "training";
}

/** Values by attribute, and names, all made up: of cities and employers with a capital. Small talk stays what it is. */
export function madeUpVocabulary(
  random: () => number,
  split: WordSplit,
  { names, smallTalk }: Pick<Vocabulary, "names" | "smallTalk">,
): Vocabulary {
  const words = (count: number, isName: boolean) => {
    const made = new Set<string>();
    while (made.size < count) {
      const word = madeUpWord(random, split);
      made.add(isName ? word.charAt(0).toUpperCase() + word.slice(1) : word);
    }
    return [...made];
  };
  const values = Object.fromEntries(
    attributes.map((attribute: Attribute) => [
      attribute,
      words(10, attribute === "city" || attribute === "employer"),
    ]),
  );
  return { names: words(names.length, true), values, smallTalk };
}

function pick<Value>(values: readonly Value[], random: () => number): Value {
  return values[Math.floor(random() * values.length)] as Value;
}
