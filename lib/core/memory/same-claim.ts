import { isSameText, sameTextKey } from "../text/same-text";
import { isSingularAttribute } from "./compare/read-claims";
import { inFirstPerson } from "./first-person";

/**
 * True when two memories are one: the same text, or the same claim about the same subject in forms of speech that say nothing more.
 * The one notion of "the same" for ADD, import, health, proposals and purge: only this refuses a memory, because a fact that is refused
 * wrongly is lost, and one that is stored twice can be merged. Signs, order, numbers, dates, denials and marks all count.
 */
export function isSameMemory(left: string, right: string): boolean {
  return isSameText(left, right) || isSameClaim(left, right);
}

/** The same statement in another form of speech: "I live in Leeds" and "The user lives in Leeds". */
function isSameClaim(left: string, right: string): boolean {
  return sameMemoryKey(left) === sameMemoryKey(right);
}

/** Equal for two memories exactly when they are the same: to find repeats in a long list. */
export function sameMemoryKey(text: string): string {
  return sameTextKey(valueLast(inOneForm(text)));
}

const months = "January February March April May June July August September October November December".split(
  " ",
);
const month = `(${months.join("|")})`;
const numberWords = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
const bareVerb =
  /^(?:is|was|has|had|does|did|can|will|lives|lived|works|worked|likes|loves|hates|prefers|plays|speaks|owns|wants|needs|eats|drinks|drives|moved|studies|studied|enjoys|dislikes|takes|uses|runs|goes|keeps|collects|knows|met|bought|visited)\b/iu;
const bareState = /^(?:allergic|born|interested|married|engaged|divorced|single|afraid)\b/iu;

/** Forms of speech that say nothing more than their neighbour, written in one way. */
const forms: readonly (readonly [RegExp, string | ((...match: string[]) => string)])[] = [
  [/\b(Dr|Mr|Mrs|Ms|Prof)\.(?=\s)/gu, "$1"],
  [/\bcan(?:not|[’']t)\b/giu, "can not"],
  [/\bwon[’']t\b/giu, "will not"],
  [/n[’']t\b/giu, " not"],
  [/\b(I)[’']m\b/gu, "$1 am"],
  [/\b(I)[’']ve\b/gu, "$1 have"],
  [/\b(?:is|was|who is|that is) named\b/giu, "is called"],
  [/\bnamed\b/giu, "called"],
  [/^my home is in\b/iu, "I live in"],
  [/(?<=\b\d{1,3}),(?=\d{3}\b)/gu, ""],
  [new RegExp(`\\b${month} (\\d{1,2})(?:st|nd|rd|th)?(?:, ?| )(\\d{4})\\b`, "giu"), "$2 $1 $3"],
  [new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${month},? (\\d{4})\\b`, "giu"), "$1 $2 $3"],
  [
    new RegExp(`(?<![\\p{L}-])(?:${numberWords.join("|")})(?![\\p{L}-])`, "giu"),
    (word) => String(numberWords.indexOf(word.toLowerCase())),
  ],
];

/** The text in the first person of the owner, with forms of speech told in one way. */
function inOneForm(text: string): string {
  const opened = text
    .trim()
    .replace(bareState, (word) => `The user is ${word.toLowerCase()}`)
    .replace(bareVerb, (word) => `The user ${word.toLowerCase()}`)
    .replace(/^User\b/u, "The user");
  const told = forms.reduce(
    (rest, [pattern, form]) =>
      typeof form === "string" ? rest.replace(pattern, form) : rest.replace(pattern, form),
    inFirstPerson(opened),
  );
  return told.replace(/^(?:I|my) /iu, (own) => own.toLowerCase());
}

/** "Teal is my favorite color" tells the attribute after its value; of attributes that have one value the order says nothing. */
function valueLast(text: string): string {
  const told = /^(?<value>[^.;,]+?) is (?<attribute>my [^.;,]+?)[.!]?$/u.exec(text)?.groups;
  if (told?.value && told.attribute && isSingularAttribute(told.attribute))
    return `${told.attribute} is ${told.value}`;
  const named = /^(?<attribute>my [^.;,]+?) is called (?<value>[^.;,]+?)[.!]?$/u.exec(text)?.groups;
  return named?.value && named.attribute && isSingularAttribute(named.attribute)
    ? `${named.attribute} is ${named.value}`
    : text;
}
