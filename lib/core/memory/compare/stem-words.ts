import { foldAccents } from "../../text/clean-text";
import { splitUnspaced } from "../../text/unspaced";

/** Words that say nothing about what a memory holds. */
const emptyWords = new Set(
  (
    "a an the this that these those and or but so of to in on at by for from with as into about than then also too very really quite " +
    "just is am are was were be been being do does did has have had having will would shall should can could may might must it its " +
    "i me my mine myself we us our ours he him his she her hers they them their theirs you your user person who which there here " +
    "now currently presently nowadays days these still already usually generally often mostly currently recently lately personally s t m ve re ll d time times"
  ).split(" "),
);

/** Words that deny, in the languages that most people write; in texts without spaces as the words that a segmenter finds. */
const negations = new Set(
  (
    "not no never none neither nor without nobody nothing cannot cant dont doesnt didnt isnt arent wasnt wont hasnt havent unable hardly barely scarcely " +
    "nicht kein keine keinen keinem keiner nie niemals ohne non mai senza ne pas jamais sans nunca jamas sin tampoco nao sem " +
    "niet geen nooit zonder inte aldrig ej ikke aldri utan uten nie bez не нет никогда ни без değil yok hiç " +
    "नहीं न मत कभी لا ليس لم لن ليست بدون לא אין בלי ไม่ ไม่ได้ không chưa 不 没 没有 別 别 未 無 无 ない ません なく ず 안 못"
  ).split(" "),
);

/** Different words for the same statement: the first stands for all. */
const synonymGroups: readonly string[] = [
  "live reside base dwell home settle inhabit relocate move",
  "work job profession occupation employ employer career",
  "like love enjoy adore fond keen fan prefer favour favourite favorite",
  "allergic allergy",
  "child kid children",
  "mother mum mom",
  "father dad",
  "partner girlfriend boyfriend",
  "call name title",
  "car automobile",
  "flat apartment",
  "bike bicycle cycle",
  "phone mobile telephone cellphone",
  "company firm",
  "doctor gp physician",
  "film movie",
  "begin start",
  "end finish",
  "take use",
  "own possess",
  "holiday vacation",
  "big large",
  "small little",
  "each every",
  "buy purchase",
  "study learn",
  "manager boss supervisor",
  "fear afraid scared",
  "tolerate intolerant",
  "doctorate phd",
  "close near",
  "fly flight",
  "marry wedding",
];

const ordinals = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(
  " ",
);

const numberWords = new Map(
  "one two three four five six seven eight nine ten eleven twelve"
    .split(" ")
    .concat(ordinals)
    .map((word, index) => [word, String((index % 12) + 1)]),
);

/** One word of a memory with what it is compared by. */
export interface ReadWord {
  /** As written. */
  readonly text: string;
  /** Lower case, without accents and ending, synonyms joined. */
  readonly stem: string;
  readonly isNumber: boolean;
  readonly isNegation: boolean;
  /** True for words that carry meaning. */
  readonly isContent: boolean;
  /** Written with a capital. */
  readonly isCapitalised: boolean;
}

const wordPattern = /\d+(?:[:.,]\d+)*(?:\s?[ap]\.?m\b\.?)?|[\p{L}\p{M}]+(?:[’'-][\p{L}\p{M}]+)*/giu;

/** The words of a text in order; numbers in one notation ("7 pm" is "19", "two" is "2"). */
export function readWords(text: string): readonly ReadWord[] {
  return [...text.matchAll(wordPattern)].flatMap(([written]) => partsOf(written)).map(readWord);
}

const synonyms = new Map(
  synonymGroups.flatMap((group) => {
    const [first = "", ...others] = group.split(" ").map(cutEnding);
    return others.map((other) => [other, first] as const);
  }),
);

/** The stem of one word: its ending cut, synonyms joined. */
export function stemOf(word: string): string {
  const cut = cutEnding(foldAccents(word).toLowerCase());
  return synonyms.get(cut) ?? cut;
}

/** "doesn't" is "does" and "not"; "left-handed" is two words; "Mara's" is "Mara". */
function partsOf(written: string): readonly string[] {
  const negated = /^(\p{L}+)n[’']t$/iu.exec(written);
  if (negated) return [negated[1] === "ca" ? "can" : (negated[1] ?? ""), "not"];
  if (/^\d/.test(written)) return [written];
  return written
    .replace(/[’']\p{L}{0,2}$/u, "")
    .split(/-/)
    .flatMap(splitUnspaced);
}

function readWord(text: string): ReadWord {
  const lower = foldAccents(text).toLowerCase();
  const number = /^\d/.test(lower) ? plainNumber(lower) : numberWords.get(lower);
  const isNegation = negations.has(lower);
  return {
    text,
    stem: number ?? stemOf(text),
    isNumber: number !== undefined,
    isNegation,
    isContent: !isNegation && !emptyWords.has(lower),
    isCapitalised: /^\p{Lu}/u.test(text),
  };
}

/** "1,200" is "1200", "10:00" is "10", "02:00" and "2 a.m." are "2", "7 pm" is "19". */
function plainNumber(written: string): string {
  const isAfternoon = /p\.?m\.?$/.test(written);
  const digits = written
    .replace(/\s?[ap]\.?m\.?$/, "")
    .replace(/^0(?=\d[:.]\d\d$)/, "")
    .replace(/,(?=\d{3}\b)/g, "")
    .replace(/[:.]00$/, "");
  return isAfternoon && Number(digits) < 12 ? String(Number(digits) + 12) : digits;
}

function cutEnding(word: string): string {
  if (word.length <= 3) return word;
  if (/ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  const bare = word
    .replace(/(?<=ss|sh|ch|x|z)es$/, "")
    .replace(/(?<![sui])s$/, "")
    .replace(/(?<=[aeiouy].*[^aeiou])(?:ing|ed)$/, "")
    .replace(/(?<=[aeiouy].*)ing$/, "")
    .replace(/(?<=.{4})(?:ion|ic|ment)$/, "");
  const single = /([bdgmnprt])\1$/.test(bare) && bare !== word ? bare.slice(0, -1) : bare;
  return single.length > 3 ? single.replace(/e$/, "") : single;
}
