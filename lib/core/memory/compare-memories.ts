import { isEnglish } from "../text/language";
import { mayBothHold } from "./compare/claim-value";
import { mayBeOneName } from "./compare/claims-by-language";
import { type MemoryText, readMemoryText, signsOf } from "./compare/memory-text";
import type { Claim } from "./compare/read-claims";
import { isSameSubject, ownerSubject } from "./compare/read-subject";
import { type ReadWord, readWords, stemOf } from "./compare/stem-words";
import { areOpposites, isCountry } from "./compare/word-relations";

/**
 * How two memories stand to each other:
 * `duplicate` the same text or the same claim, see `isSameMemory` · `near-duplicate` they resemble each other and may say the same ·
 * `contradiction` both can hardly hold, so the newer may have to UPDATE the older · `different` anything else.
 */
export type MemoryRelation = "duplicate" | "near-duplicate" | "contradiction" | "different";

/** A comparison with its reason, as a sentence for a person. */
export interface Comparison {
  readonly relation: MemoryRelation;
  readonly reason: string;
  /** False where two such memories are sometimes both true. */
  readonly isCertain: boolean;
}

/** Chosen on the development half of the labeled pairs: see docs/retrieval.md. */
const nearDuplicateRule = {
  /** One text only adds words to the other: so alike in meaning, and sharing so many words. */
  addsWords: { meaning: 0.75, sharedWords: 0.6 },
  /** Where no meaning is known. */
  wordsAlone: 0.8,
} as const;

const different: Comparison = {
  relation: "different",
  reason: "They say different things.",
  isCertain: true,
};

/**
 * Compares two memories without a model. `meaning` is the cosine similarity of their embeddings, or null when unknown.
 * Symmetric; a text compared with itself is a duplicate.
 */
export function compareMemories(left: string, right: string, meaning: number | null): Comparison {
  return compareMemoryTexts(readMemoryText(left), readMemoryText(right), meaning);
}

/** As `compareMemories`, for texts that were read before. */
export function compareMemoryTexts(left: MemoryText, right: MemoryText, meaning: number | null): Comparison {
  if (left.sameKey === right.sameKey)
    return { relation: "duplicate", reason: "Both say the same.", isCertain: true };
  if (!isSameSubject(left.subject, right.subject)) return different;
  return findContradiction(left, right) ?? findResemblance(left, right, meaning) ?? different;
}

/** Shared share of word stems (Jaccard), 0 to 1. */
function sharedStems(left: MemoryText, right: MemoryText): number {
  const shared =
    left.stems.length === 0 ? 0 : [...left.stemSet].filter((stem) => right.stemSet.has(stem)).length;
  return shared / Math.max(1, left.stemSet.size + right.stemSet.size - shared);
}

function findContradiction(left: MemoryText, right: MemoryText): Comparison | null {
  return (
    claimsDiffer(left, right) ??
    polarityDiffers(left, right) ??
    valuesDiffer(left, right) ??
    hasEnded(left, right) ??
    hasEnded(right, left)
  );
}

/** Two values of one attribute. */
function claimsDiffer(left: MemoryText, right: MemoryText): Comparison | null {
  if (left.isPast || right.isPast) return null;
  for (const claim of left.claims) {
    const other = right.claims.find(({ attribute }) => attribute === claim.attribute);
    if (!other || agree(claim, other)) continue;
    if (left.isNegated !== right.isNegated && !claim.isPresence) continue;
    const isCertain = claim.isExclusive && other.isExclusive && !isOfOtherTimes(left, right);
    return {
      relation: "contradiction",
      reason: `Two values for ${claim.label}: “${claim.shown}” and “${other.shown}”.`,
      isCertain,
    };
  }
  return null;
}

const year = /(?<!\d)(?:19|20)\d\d(?!\d)/u;
const weekday = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)day/giu;

/** "Moved there in 2012" tells how it was then; what starts at 7 on Mondays may start at 1 on Fridays. */
function isOfOtherTimes({ content: left }: MemoryText, { content: right }: MemoryText): boolean {
  if (year.test(left) !== year.test(right)) return true;
  const daysOf = (text: string) => (text.toLowerCase().match(weekday) ?? []).join();
  return daysOf(left) !== daysOf(right) && /\d/u.test(left) && /\d/u.test(right);
}

/** "A+" and "A-" are two values, though no letter differs; "Bergen" agrees with "Bergen, Norway"; a city says nothing against a country. */
function agree(left: Claim, right: Claim): boolean {
  const [small, large] =
    left.value.size <= right.value.size ? [left.value, right.value] : [right.value, left.value];
  if (left.isMeasured && right.isMeasured && mayBothHold(left.shown, right.shown)) return true;
  if (signsOf(left.shown) !== signsOf(right.shown)) return left.isPresence === true;
  if ([...small].every((stem) => large.has(stem)) || mayBeOneName(left.shown, right.shown)) return true;
  return (
    ["home", "origin", "birthplace"].includes(left.attribute) &&
    isCountry(left.shown) !== isCountry(right.shown)
  );
}

/** Words that a denial may add without denying less. */
const narrowsNothing = new Set(["any", "anymore", "all", "ever", "even", "more", "longer", "at"].map(stemOf));

/** The same statement, once affirmed and once denied. */
function polarityDiffers(left: MemoryText, right: MemoryText): Comparison | null {
  if (left.isNegated === right.isNegated || left.isPast || right.isPast) return null;
  const [few, many] = left.stemSet.size <= right.stemSet.size ? [left, right] : [right, left];
  if (few.stemSet.size === 0 || ![...few.stemSet].every((stem) => many.stemSet.has(stem))) return null;
  const extra = many.stemSet.size - few.stemSet.size;
  // "Doesn't like tea with milk" says nothing against tea; how other languages deny, they add words of their own.
  const narrows = (stem: string) => !few.stemSet.has(stem) && !narrowsNothing.has(stem);
  if (many.isNegated && isEnglish(many.content) && [...many.stemSet].some(narrows)) return null;
  if (extra > 2 || few.numbers.join() !== many.numbers.join()) return null;
  return { relation: "contradiction", reason: "One says what the other denies.", isCertain: extra === 0 };
}

/** The same sentence with another number, day or opposite word. */
function valuesDiffer(left: MemoryText, right: MemoryText): Comparison | null {
  if (left.isNegated !== right.isNegated || left.isPast || right.isPast) return null;
  const onlyLeft = left.stems.filter((stem) => !right.stemSet.has(stem));
  const onlyRight = right.stems.filter((stem) => !left.stemSet.has(stem));
  const shared = left.stemSet.size - new Set(onlyLeft).size;
  const [opposite] = onlyLeft.flatMap((one) =>
    onlyRight.filter((other) => areOpposites(one, other)).map((other) => [one, other] as const),
  );
  if (opposite && shared >= 1 && onlyLeft.length + onlyRight.length <= 3) {
    return {
      relation: "contradiction",
      reason: `One says “${writtenAs(left, opposite[0])}”, the other “${writtenAs(right, opposite[1])}”.`,
      isCertain: onlyLeft.length + onlyRight.length === 2,
    };
  }
  const isValue = (text: MemoryText) => (stem: string) => text.numbers.includes(stem);
  if (mayBeSeveral(left) && mayBeSeveral(right)) return null;
  if (isOfOtherYears(left, right, onlyLeft, onlyRight) || isOfOtherDays(left, right)) return null;
  const hasNewValues = onlyLeft.some(isValue(left)) && onlyRight.some(isValue(right));
  const otherWords = [
    ...onlyLeft.filter((stem) => !isValue(left)(stem)),
    ...onlyRight.filter((stem) => !isValue(right)(stem)),
  ];
  if (
    !hasNewValues ||
    shared < wordsInCommon(left, right) ||
    otherWords.length > 1 ||
    left.names.join() !== right.names.join()
  )
    return null;
  return {
    relation: "contradiction",
    reason: "The same statement with another number or date.",
    isCertain: false,
  };
}

/** "Has a meeting on Monday": there may be another one on Tuesday. */
function mayBeSeveral({ content }: MemoryText): boolean {
  return /\b(?:has|have) an?\b/iu.test(content);
}

/** "去过日本" in one year and in another: which tense a text is in is only read in English, and what happened can happen again. */
function isOfOtherYears(
  { content }: MemoryText,
  right: MemoryText,
  onlyLeft: readonly string[],
  onlyRight: readonly string[],
): boolean {
  const isYear = (stem: string) => /^(?:19|20)\d\d$/u.test(stem);
  const differ = onlyLeft.length > 0 && [...onlyLeft, ...onlyRight].every(isYear);
  return differ && ![content, right.content].every(isEnglish);
}

/** "On Mondays" and "on Sundays" may both be, unless one tells news. */
function isOfOtherDays(left: MemoryText, right: MemoryText): boolean {
  const [days, otherDays] = [left, right].map(({ content }) =>
    content.toLowerCase().match(eachWeekday)?.join(),
  );
  return days !== undefined && otherDays !== undefined && days !== otherDays && !left.isNews && !right.isNews;
}

const eachWeekday = /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days\b/gu;

/** How many words must be shared before another number is another value: fewer where the text names its subject, or says "now". */
function wordsInCommon(left: MemoryText, right: MemoryText): number {
  return left.subject !== ownerSubject || left.isNews !== right.isNews ? 1 : 2;
}

/** The word of the text that has this stem. */
function writtenAs(text: MemoryText, stem: string): string {
  return readWords(text.content).find((word) => word.stem === stem)?.text ?? stem;
}

const beginning = /\b(?:started|found|gave birth)\b/iu;

/** "Sold the Fiat" ends "drives a Fiat": at least half of what ended is what the other tells. */
function hasEnded(left: MemoryText, right: MemoryText): Comparison | null {
  if (!left.ended || right.ended || right.isPast) return null;
  const common = [...left.ended].filter((stem) => right.stemSet.has(stem));
  const shared = common.length;
  // Who starts a job at Aldi says nothing against living near Aldi.
  if (beginning.test(left.content) && common.every((stem) => left.names.includes(stem))) return null;
  if (shared === 0 || shared < Math.min(left.ended.size, right.stemSet.size) / 2) return null;
  return { relation: "contradiction", reason: "One tells the end of what the other says.", isCertain: false };
}

/** The same statement in other words, as far as words and meaning can tell; never where a number, a sign, a mark or a name differs. */
function findResemblance(left: MemoryText, right: MemoryText, meaning: number | null): Comparison | null {
  if (left.isNegated !== right.isNegated || left.isPast !== right.isPast) return null;
  if (left.stems.length === 0 || right.stems.length === 0) return null;
  if (left.signs !== right.signs || marksDiffer(left, right)) return null;
  const isTurned = isRotated(left.stems, right.stems);
  if (left.numbers.join() !== right.numbers.join() && !isTurned) return null;
  const inOtherOrder = sharedStems(left, right) === 1 && !isTurned;
  if (inOtherOrder && !isList(left, right)) return null;
  if (sameClaims(left, right)) {
    return {
      relation: "near-duplicate",
      reason: "Both give the same value to the same attribute.",
      isCertain: true,
    };
  }
  return left.names.join() === right.names.join() && isAlike(left, right, meaning)
    ? { relation: "near-duplicate", reason: "Both say the same in other words.", isCertain: true }
    : null;
}

/** "Años" and "anos" have one stem and are two words. */
function marksDiffer(left: MemoryText, right: MemoryText): boolean {
  return [...left.marks].some(([stem, marks]) => (right.marks.get(stem) ?? marks) !== marks);
}

/** "On Fridays the user works" and "the user works on Fridays": the same order, begun elsewhere. */
function isRotated(left: readonly string[], right: readonly string[]): boolean {
  if (left.length !== right.length) return false;
  const twice = [...left, ...left].join(" ");
  return ` ${twice} `.includes(` ${right.join(" ")} `);
}

/** "Dutch and Arabic" lists the same as "Arabic and Dutch"; only there two words may change places. */
function isList(left: MemoryText, right: MemoryText): boolean {
  const swapped = left.stems.filter((stem, place) => right.stems[place] !== stem);
  if (left.stems.length !== right.stems.length || swapped.length !== 2) return false;
  const [one, other] = [left, right].map(({ content }) => readWords(content));
  return [one, other].every((words) => areJoined(words ?? [], swapped));
}

function areJoined(words: readonly ReadWord[], [first = "", second = ""]: readonly string[]): boolean {
  const place = words.findIndex(({ stem }) => stem === first || stem === second);
  const next = words.slice(place + 1, place + 3);
  return next[0]?.text.toLowerCase() === "and" && [first, second].includes(next[1]?.stem ?? "");
}

function isAlike(left: MemoryText, right: MemoryText, meaning: number | null): boolean {
  const shared = sharedStems(left, right);
  if (meaning === null) return shared >= nearDuplicateRule.wordsAlone;
  // "Red lamp" and "red chair": what each says for itself, the other does not say, however alike they look to an embedder.
  const hasOwnWords = (one: MemoryText, other: MemoryText) =>
    [...one.stemSet].some((stem) => !other.stemSet.has(stem));
  if (hasOwnWords(left, right) && hasOwnWords(right, left)) return false;
  const { addsWords } = nearDuplicateRule;
  return meaning >= addsWords.meaning && shared >= addsWords.sharedWords;
}

/** Every attribute of both, with nothing left over that one of them adds. */
function sameClaims(left: MemoryText, right: MemoryText): boolean {
  const [claim, ...others] = left.claims.filter(({ isPresence }) => !isPresence);
  const [other, ...rest] = right.claims.filter(({ isPresence }) => !isPresence);
  if (!claim || !other || others.length > 0 || rest.length > 0 || claim.attribute !== other.attribute)
    return false;
  const isEqual =
    claim.value.size === other.value.size && [...claim.value].every((stem) => other.value.has(stem));
  const extra = (text: MemoryText, own: Claim) => text.stems.filter((stem) => !own.value.has(stem)).length;
  return isEqual && extra(left, claim) <= 2 && extra(right, other) <= 2;
}
