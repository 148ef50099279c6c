import { hasTag, mentionsTag, readTerms } from "../grammar/read-terms";

/** Adverbs that may be between subject and verb without changing the fact. */
export const adverb =
  "(?:(?:also|currently|now|still|already|just|really|actually|absolutely|very|quite|rather|so|totally|simply|always|both|personally|particularly|especially|usually|mostly|generally|originally|recently|finally|officially|happily|proudly|even|truly|definitely|certainly|sadly|unfortunately|luckily|severely|highly|deathly|mildly|slightly|badly|extremely|terribly|seriously|strongly|passionately|fluently|basically|only|have been|as of (?:today|now|this \\w+)) )*";

const nameWord = "\\p{Lu}[\\p{L}'’.-]*";
const nameParticle = "(?:de|da|do|dos|di|du|del|la|le|van|von|der|den|ter|bin|ibn|al|el|af|av|zu)";

/** Matches a personal name of up to four words, with particles such as "van der". */
export const namePattern = `${nameWord}(?: (?:${nameParticle} )*${nameWord}){0,3}`;

const placeJoin = "(?:of|de|da|do|la|le|les|am|an der|upon|sur|on|el|al|the|und|and)";
const place = `(?:the )?\\p{Lu}[\\p{L}'’.-]*(?:[ -](?:${placeJoin}[ -])?\\p{Lu}[\\p{L}'’.-]*)*(?:, \\p{Lu}[\\p{L}'’-]*(?: \\p{Lu}[\\p{L}'’-]*)*)?`;
const placeLead =
  "(?:(?:the |an? |our |my )?(?:\\p{Ll}+ ){0,2}(?:centre|center|city|town|village|suburbs?|outskirts|north|south|east|west|middle|heart|area|region|capital|flat|house|home|apartment|place|studio|farm|room|cottage|suburb) (?:of|in|near|outside|just outside) |(?:central|downtown|rural|northern|southern|eastern|western) )?";
const placeStart = new RegExp(`^${placeLead}(${place})(.*)$`, "u");
const notAPlace =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|I|Mr|Mrs|Ms|Dr|IT|HR|PR|QA|AI|English|German|French|Spanish)\b/u;

/** A place at the start of a text, and what follows it. */
export interface PlaceFound {
  readonly place: string;
  readonly rest: string;
  readonly confidence: number;
}

/** Reads a place at the start of a text: capitalised, or known to the language library. Less sure of unknown words in small letters. */
export function placeAtStart(text: string): PlaceFound | null {
  const match = placeStart.exec(text);
  if (match?.[1] && !notAPlace.test(match[1])) {
    return { place: match[1].replace(/\.$/, ""), rest: (match[2] ?? "").trim(), confidence: 0.95 };
  }
  return placeInSmallLetters(text);
}

function placeInSmallLetters(text: string): PlaceFound | null {
  const terms = readTerms(text);
  const [first, second] = terms;
  if (
    !first ||
    text !== text.toLowerCase() ||
    hasTag(first, "Determiner", "Pronoun", "Adjective", "Gerund", "Preposition", "Value")
  )
    return null;
  const words = second && hasTag(first, "Place") && hasTag(second, "Place") ? [first, second] : [first];
  const known = hasTag(first, "Place");
  if (!known && terms.length > 1) return null;
  const name = words.map((word) => capitalisedWord(word.text)).join(" ");
  return {
    place: name,
    rest: terms
      .slice(words.length)
      .map((term) => term.text + term.post)
      .join("")
      .trim(),
    confidence: known ? 0.9 : 0.6,
  };
}

const notAName =
  /^(?:Catholic|Protestant|Muslim|Jewish|Hindu|Buddhist|Atheist|Agnostic|Orthodox|Sikh|Mormon|Lutheran)\b/u;

/**
 * True when capitalised words can be somebody's name: no nationality, month, place or title. After "called" almost any word can;
 * elsewhere a word of the dictionary is none.
 */
export function looksLikeName(words: string, isCalledSo = false): boolean {
  const untitled = words.replace(/^(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor)\.? (?=\p{Lu})/u, "");
  if (untitled !== words) return looksLikeName(untitled, true);
  if (!/^\p{Lu}/u.test(words) || (!isCalledSo && notAPlace.test(words))) return false;
  // Read inside a sentence: alone, the library takes "Bella" for an adjective.
  const terms = readTerms(`She is called ${words}`).slice(3);
  if (terms.some((term) => hasTag(term, "Demonym", "Expression", "QuestionWord"))) return false;
  // A son may be called Jan, April or August.
  if (!isCalledSo && terms.some((term) => hasTag(term, "Date", "Month", "WeekDay"))) return false;
  if (notAName.test(words)) return false;
  if (isCalledSo || terms.some((term) => hasTag(term, "Person"))) return true;
  return !mentionsTag(words, "Country", "Organization", "Gerund") && !isDictionaryWord(words.toLowerCase());
}

/** "I'm Back" is no introduction: the word is known, and not as a name. */
function isDictionaryWord(words: string): boolean {
  return mentionsTag(
    words,
    "Adverb",
    "Adjective",
    "Verb",
    "Preposition",
    "Conjunction",
    "Pronoun",
    "Determiner",
    "Modal",
  );
}

/** A word with a capital, each part of a hyphenated one too. */
export function capitalisedWord(word: string): string {
  return word.replace(/(^|-)(\p{Ll})/gu, (_, start: string, letter: string) => start + letter.toUpperCase());
}

/** "peanuts, soy and milk" → the three; a leading article goes. */
export function splitList(text: string): readonly string[] {
  return text
    .split(/\s*,\s*(?:and |or |as well as )?|\s+(?:and|or|as well as|plus|&)\s+/u)
    .map((item) =>
      item
        .replace(/^(?:also|both|all|some|the|any|to|a (?:little|bit of)|a few words of|a lot of) /iu, "")
        .trim(),
    )
    .filter((item) => item !== "");
}

const trailingClause =
  "because|since|when|while|which|who|whom|that|although|though|but|so (?:i|we|much|far)|and (?:i|we|my|it|he|she|they)|as well|too|very much|a lot|so much|more than anything|these days|nowadays|at the moment|right now|at present|for (?:years|ages|a while|now|many years|\\w+ (?:years?|months?|weeks?))|anyway|lol|haha|by the way|btw|you know|of course|to be honest|please";
const trailing = new RegExp(
  `\\s*(?:[,;(–—]|(?<![\\p{L}\\p{N}])(?:${trailingClause})(?![\\p{L}\\p{N}])).*$`,
  "iu",
);

/** The core of a value: what trails after it ("because …", "too", "very much") is cut off. */
export function coreOf(value: string): string {
  return value
    .replace(trailing, "")
    .replace(/[\s.,;:!?]+$/u, "")
    .trim();
}

const emptyValue =
  /^(?:it|this|that|these|those|them|him|her|you|your|our|me|us|one|ones|everything|anything|nothing|something|all|both|how|what|when|where|if|there|here|the (?:idea|fact|way|thought|sound|look)|so|not|to be|being)\b/iu;

/** True for values that say nothing by themselves: "it", "everything", "how you …". */
export function isEmptyValue(value: string): boolean {
  return value === "" || emptyValue.test(value);
}
