import { splitSentences } from "../../text/sentences";
/** A rule that was said: something must, must not, or may only within bounds. */
export interface ConstraintFound {
  readonly text: string;
  readonly groups: readonly ConstraintGroup[];
  /** The stems of the words that say what the rule is about. */
  readonly stems: readonly string[];
}

type ConstraintGroup = "forbids" | "requires" | "bounds";

const markers = {
  forbids:
    /\b(?:never|must\s?n[o’']t|must not|can\s?not|can[’']t|do not|don[’']t|should not|shouldn[’']t|may not|not allowed|forbidden|without|avoid|allerg(?:ic|y|ies)|intolerant)\b/iu,
  requires: /\b(?:must|always|have to|has to|required?|mandatory|need(?:s)? to|should|make sure|ensure)\b/iu,
  bounds:
    /\b(?:only|at least|at most|no (?:more|less|fewer|later|earlier|longer) than|more than|less than|up to|maximum|minimum|max|min|except|unless|until|within|by the end of)\b/iu,
} as const satisfies Record<ConstraintGroup, RegExp>;

const groups: readonly ConstraintGroup[] = ["forbids", "requires", "bounds"];

const longestShownCharacters = 160;
const ordinaryWords = new Set(
  (
    "that this with have from they them their there what when where which while your about into than then also just because would could will " +
    "must never only always should least most more less without avoid need make sure been being were does please very really some such each"
  ).split(" "),
);

/** Finds the sentences that state a rule. Questions are left out: "must I?" asks for a rule and states none. */
export function findConstraints(text: string): readonly ConstraintFound[] {
  return partsOf(text).flatMap((sentence) => {
    if (sentence.endsWith("?")) return [];
    const found = groupsOf(sentence);
    const stems = [...stemsOf(sentence)];
    return found.length > 0 && stems.length > 0 ? [{ text: shorten(sentence), groups: found, stems }] : [];
  });
}

/** True when one sentence of the other text states a rule of the same kind about mostly the same things. */
export function isConstraintKept(constraint: ConstraintFound, text: string): boolean {
  return partsOf(text).some((sentence) => {
    if (!groupsOf(sentence).some((group) => constraint.groups.includes(group))) return false;
    const said = stemsOf(sentence);
    return constraint.stems.filter((stem) => said.has(stem)).length * 2 >= constraint.stems.length;
  });
}

function partsOf(text: string): readonly string[] {
  return splitSentences(text)
    .flatMap((sentence) => sentence.split(/(?<=;)\s+/u))
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== "");
}

function groupsOf(sentence: string): readonly ConstraintGroup[] {
  return groups.filter((group) => markers[group].test(sentence));
}

/** Crude on purpose: enough to see "visits" in "visit", with no dictionary to go wrong. */
function stemsOf(sentence: string): ReadonlySet<string> {
  const words = sentence.toLowerCase().match(/[\p{L}\p{M}]{4,}|\d+/gu) ?? [];
  return new Set(
    words
      .filter((word) => !ordinaryWords.has(word))
      .map((word) => word.replace(/(?<=\p{L}{4})(?:ing|ed|es|s)$/u, "")),
  );
}

function shorten(sentence: string): string {
  if (sentence.length <= longestShownCharacters) return sentence;
  return `${sentence.slice(0, longestShownCharacters).replace(/\s+\S*$/u, "")} …`;
}
