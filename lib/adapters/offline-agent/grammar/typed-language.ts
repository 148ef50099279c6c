import { petPattern, relationPattern } from "../extract-facts/relation-words";
import { hasTag, readTerms, type Term } from "./read-terms";

/** What people type for the words that the rules know. Each is a word of its own in no other sense. */
const shorthand: readonly (readonly [RegExp, string])[] = [
  [/\bmy names\b(?= \p{L}+)(?! are)/giu, "my name is"],
  [/(?<=^|[,.;!?]\s)names (?=\p{L}+)/giu, "my name is "],
  [/\b(my|our|his|her|their) (bf|gf)\b/giu, "$1 $2"],
  [/\bgf\b/giu, "girlfriend"],
  [/\bbf\b/giu, "boyfriend"],
  [/\b(?:bff|bestie)\b/giu, "best friend"],
  [/\bhubby\b/giu, "husband"],
  [/\bsis\b/giu, "sister"],
  [/\b(?:bro)\b(?= (?:is|has|works|lives|called))/giu, "brother"],
  [/(?<=\s)w\/? (?=\p{L})/giu, "with "],
  [/\b(?:tmrw|tmr|tomoz|2moro)\b/giu, "tomorrow"],
  [/\bappt\b/giu, "appointment"],
  [/\brn\b/gu, "right now"],
  [/\bidk\b/giu, "I do not know"],
  [/\bwho r u\b/giu, "who are you"],
  [/\b(how|what|where|who|when|why) r\b/giu, "$1 are"],
  [/\b(he|she)s (?=\p{L}|\d)/giu, "$1 is "],
  [/\bits (?=(?:my|the|a|an|on|in|at|not)\b)/giu, "it is "],
  [/\bids?(?= (?:love|like|buy|be|have|go|want|rather)\b)/giu, "I would"],
  [/\b(?:gonna)\b/giu, "going to"],
  [/\b(?:wanna)\b/giu, "want to"],
];

/** "my cats name", "mums birthday": an apostrophe that typing leaves out. */
const owned = new RegExp(
  `\\b((?:${relationPattern.replaceAll("s?", "")}|${petPattern.replace(/s\?$/u, "")}|boss))s (?=(?:names?|birthday|age|job|house|home|place|number|email|address|wedding|car|phone)\\b)`,
  "giu",
);

/** Words behind a preposition or a relation that are no name. */
const noName = new Set(
  "a an the my our your his her its their this that these those some any no not it me him us them you i we he she they there here home work town bed school uni university college hospital peace fear general fact total love and or but so because with without who which is are was were has have had do does did will would can could should to of in on at by for from up down out off back over under now then today tomorrow tonight yesterday again still always never just only also too very really quite pretty like than as if when while where what about lol btw tbh imo haha ok okay please thanks pls one two three four five six seven eight nine ten both all every each new old big little same other another".split(
    " ",
  ),
);
const placeOpeners =
  /^(?:new|san|santa|los|las|el|la|le|les|de|den|der|des|st|saint|south|north|east|west|great|greater|upper|lower|buenos|rio|sao|são|cape|fort|port|hong|kuala|tel|abu|mexico|salt|costa|puerto|sri|saudi|united|czech|bad|rio)$/u;
const article = /^(?:the|de|het|la|el|le|los|las)$/u;

/** Where a name follows: its first word is in the group "name". */
const nameContexts: readonly RegExp[] = [
  /\b(?:is|are|was|were|'s|named?|cat|dog|boy|girl|son|daughter|\p{L}+) (?:called|named) (?<name>[\p{L}][\p{L}'’-]*(?: [\p{L}][\p{L}'’-]*)?)/giu,
  /\b(?:my|his|her|their|your|whose) (?:full |first |last |real )?name(?:s| is|'s) (?:actually |really )?(?<name>[\p{L}][\p{L}'’-]*(?: [\p{L}][\p{L}'’-]*)?)/giu,
  /(?:^|[,.;]\s)name(?:'s| is) (?<name>[\p{L}][\p{L}'’-]*(?: [\p{L}][\p{L}'’-]*)?)/giu,
  /^(?:(?:hi|hey|hello|yo)[, !.]*)?i(?:'m|m| am) (?<name>\p{L}[\p{L}'’-]*)(?=,? \d{1,3}\b)/giu,
];
const placeContexts =
  /(?<![\p{L}\p{N}])(?:liv(?:e|es|ed|ing)|based|stay(?:s|ed|ing)?|born|raised|grew up|mov(?:e|es|ed|ing)|relocat(?:ed|ing)|originally|come|comes|came|am|is|are|i'm|he's|she's|study|studies|studying|studied|flat|house|room|place) (?:in|to|from) (?<place>\p{L}[\p{L}'’-]*(?: \p{L}[\p{L}'’-]*){0,2})/giu;
const companions = new RegExp(
  `(?:(?:with|and|meet|miss|love|got|have|this is) (?:my|our) (?:${relationPattern}|${petPattern}),? (?<last>\\p{L}[\\p{L}'’-]*)(?=$|[.!?]| and\\b)|\\b(?:my|our) (?:${relationPattern}|${petPattern}),? (?<name>\\p{L}[\\p{L}'’-]*)(?=[,;(]| (?:is|has|was|who|works?|lives?|loves?|hates?|likes?|plays?|started|turned|turns|teaches|studies|from|with|in|at|ate|and)\\b))`,
  "giu",
);
const companionLists = new RegExp(
  `\\b(?:${petPattern}|kids|children|sons|daughters|brothers|sisters|friends|cousins),? (?<name>\\p{L}[\\p{L}'’-]*(?:(?: \\(\\d+\\))?(?:,| and|, and) \\p{L}[\\p{L}'’-]*)+)`,
  "giu",
);

/** True for a message in which nothing but its first letter is a capital. */
function isTyped(text: string): boolean {
  return /\p{Ll}/u.test(text) && !/\p{Lu}/u.test(text.replace(/^\P{L}*\p{Lu}/u, "").replace(/\bI\b/gu, ""));
}

/** Spells out what typing shortens. */
export function expandShorthand(text: string): string {
  return shorthand
    .reduce((spelled, [pattern, words]) => spelled.replace(pattern, words), text)
    .replace(owned, "$1's ");
}

/**
 * Gives a message in small letters the capitals that the rules hang on: names of people where the words around say that one follows or
 * the language library knows them, and places behind "live in" and its like.
 */
export function withCapitals(text: string): string {
  if (!isTyped(text)) return text;
  const places = new Set<number>();
  for (const pattern of nameContexts)
    for (const match of text.matchAll(pattern)) markName(text, match, places);
  for (const match of text.matchAll(companions)) markCompanion(match, places);
  for (const match of text.matchAll(companionLists)) markList(match, places);
  for (const match of text.matchAll(placeContexts)) markPlace(match, places);
  markKnown(text, places);
  const letters = [...places].reduce(
    (marked, at) => marked.slice(0, at) + marked.charAt(at).toUpperCase() + marked.slice(at + 1),
    text,
  );
  return letters.replace(/(?<![\p{L}\p{N}'’])i(?![\p{L}\p{N}])/gu, "I");
}

/** Up to two words of a name; a second one belongs to it when the clause ends behind it. */
function markName(text: string, match: RegExpMatchArray, places: Set<number>): void {
  const words = match.groups?.name?.split(" ") ?? [];
  let at = (match.index ?? 0) + match[0].lastIndexOf(words.join(" "));
  for (const [index, word] of words.entries()) {
    const isArticle = index === 0 && article.test(word);
    if (!isArticle && noName.has(word.toLowerCase())) return;
    if (index === 1 && !/^(?:$|[,.;!?(])/u.test(text.slice(at + word.length).trimStart())) return;
    if (!isArticle) places.add(at);
    at += word.length + 1;
  }
}

/** The word behind "my brother", unless it says what the brother does or what of his is meant. */
function markCompanion(match: RegExpMatchArray, places: Set<number>): void {
  const name = match.groups?.last ?? match.groups?.name ?? "";
  if (noName.has(name.toLowerCase())) return;
  const term = readTerms(match[0]).findLast(({ text }) => text.startsWith(name));
  if (term && hasTag(term, "Verb", "Adverb", "Adjective", "Uncountable", "Plural")) return;
  places.add((match.index ?? 0) + match[0].lastIndexOf(name));
}

function markList(match: RegExpMatchArray, places: Set<number>): void {
  const list = match.groups?.name ?? "";
  const start = (match.index ?? 0) + match[0].lastIndexOf(list);
  for (const word of list.matchAll(/\p{L}[\p{L}'’-]*/gu)) {
    if (!noName.has(word[0])) places.add(start + word.index);
  }
}

function markPlace(match: RegExpMatchArray, places: Set<number>): void {
  const words = match.groups?.place?.split(" ") ?? [];
  let at = (match.index ?? 0) + match[0].lastIndexOf(words.join(" "));
  for (const word of words) {
    const opens = placeOpeners.test(word);
    if (!opens && noName.has(word.toLowerCase())) return;
    places.add(at);
    if (!opens) return;
    at += word.length + 1;
  }
}

/** First names, towns and countries that the language library knows, except where it reads the word as another one. */
function markKnown(text: string, places: Set<number>): void {
  let at = 0;
  for (const term of readTerms(text)) {
    if (term.text === "") continue;
    const found = text.indexOf(term.text, at);
    if (found < 0) continue;
    at = found + term.text.length;
    if (isKnownName(term)) places.add(found + term.text.search(/\p{L}/u));
  }
}

function isKnownName(term: Term): boolean {
  if (!/^\p{Ll}{3,}/u.test(term.text) || noName.has(term.normal)) return false;
  return (
    hasTag(term, "FirstName", "City", "Country", "Region") &&
    !hasTag(term, "Verb", "Adjective", "Month", "Value")
  );
}
