/** A message with its most telling words spelled as the rules know them. */
export interface MendedText {
  readonly text: string;
  /** True when a word was guessed: what is read from it is asked about before it is written. */
  readonly isGuessed: boolean;
}

/** Contractions that are often written without their apostrophe; none of them is a word of its own. */
const contractions: Readonly<Record<string, string>> = {
  im: "I'm",
  ive: "I've",
  dont: "don't",
  doesnt: "doesn't",
  didnt: "didn't",
  cant: "can't",
  wont: "won't",
  isnt: "isn't",
  arent: "aren't",
  wasnt: "wasn't",
  havent: "haven't",
  whats: "what's",
  wheres: "where's",
  whos: "who's",
  hows: "how's",
  whens: "when's",
  thats: "that's",
  theres: "there's",
  youre: "you're",
  theyre: "they're",
  ur: "your",
  u: "you",
  pls: "please",
  plz: "please",
  abt: "about",
  bday: "birthday",
};

/** The words that rules hang on. */
const keyWords =
  "name names live lives work works called allergic allergy allergies birthday brother brothers sister sisters mother father husband daughter girlfriend boyfriend partner family friend remind remember forget favourite favorite vegetarian vegan appointment tomorrow yesterday married engineer teacher reminder language languages hobby hobbies speak study moved where".split(
    " ",
  );
/** Words that are one slip away from a key word and meant as they are. */
const meantSo = new Set(
  "other others bother farther lather smother nam lie lies lived love loves word words wok worn call calls called family's frien fried fiend remained remine forge forgot forges forgets reminds reminded remembers remembered studs stud speaks moves move movie mover there were here wheres spear steak sneak name's tech teach teaches teachers partners friends fathers mothers husbands daughters brotherly lively alive wive wives wore".split(
    " ",
  ),
);

/** Spells out left-out apostrophes, and corrects a slip of the fingers in a word that a rule needs. */
export function mendWords(text: string): MendedText {
  let isGuessed = false;
  const mended = text
    .replace(/(?<![\p{L}\p{N}'’])[\p{L}]+(?![\p{L}\p{N}'’])/gu, (word) => {
      const known = contractions[word.toLowerCase()];
      if (known) return known;
      const meant = word === word.toLowerCase() ? slipOf(word) : null;
      isGuessed ||= meant !== null;
      return meant ?? word;
    })
    .replace(/^(\s*)were (?=(?:do|does|did|am|is) )/iu, "$1where ");
  return { text: mended, isGuessed };
}

function slipOf(word: string): string | null {
  if (word.length < 4 || meantSo.has(word) || keyWords.includes(word)) return null;
  return keyWords.find((key) => key.charAt(0) === word.charAt(0) && isOneSlip(word, key)) ?? null;
}

/** Two neighbouring letters swapped; in longer words also one letter left out or typed twice. */
function isOneSlip(word: string, key: string): boolean {
  if (word.length === key.length) return isSwapped(word, key);
  if (key.length < 6 || Math.abs(word.length - key.length) !== 1) return false;
  const [longer, shorter] = word.length > key.length ? [word, key] : [key, word];
  const at = [...longer].findIndex((letter, index) => letter !== shorter.charAt(index));
  if (longer.slice(at + 1) !== shorter.slice(at)) return false;
  return longer === key || longer.charAt(at) === longer.charAt(at - 1);
}

function isSwapped(word: string, key: string): boolean {
  const at = [...word].findIndex((letter, index) => letter !== key.charAt(index));
  return (
    at >= 0 &&
    word.charAt(at) === key.charAt(at + 1) &&
    word.charAt(at + 1) === key.charAt(at) &&
    word.slice(at + 2) === key.slice(at + 2)
  );
}
