import { foldAccents } from "../../text/clean-text";
import { sentencesOf } from "../../text/sentences";
import { claimPatterns, innerStop, presencePatterns } from "./claim-patterns";
import { readForeignClaim } from "./claims-by-language";
import { readWords } from "./stem-words";

/** One attribute with one value, such as home = Bergen. Two values of one attribute cannot both hold. */
export interface Claim {
  /** For example "home", "diet" or "phone number". */
  readonly attribute: string;
  /** The attribute in words for a person. */
  readonly label: string;
  /** The value as written. */
  readonly shown: string;
  /** Stems of the value's words. */
  readonly value: ReadonlySet<string>;
  /** True where two values are never both true; false where they sometimes are (two jobs, two dogs). */
  readonly isExclusive: boolean;
  /** True where the value was read from its form ("is on Monday"), so that two of other kinds may both hold. */
  readonly isMeasured?: boolean;
  /** True where equal values say little, such as having children: then they make no duplicate. */
  readonly isPresence?: boolean;
}

const namedPet =
  /\b(?:has|have|owns?|got|adopted)\s+an?\s+(?:[\p{L}-]+ ){0,3}?(?<kind>dog|cat|puppy|kitten|rabbit|parrot|horse|hamster|tortoise|goldfish)\s+(?:who is |that is )?(?:named|called)\s+(?<value>\p{Lu}[\p{L}’-]*)/u;
const attributeIs =
  /^(?:the |a |an |my |our |his |her |their )?(?<attribute>(?:[\p{L}\p{N}’'-]+\s){0,5}?[\p{L}\p{N}’'-]+)\s+(?:is|are|costs?|weighs?|starts|begins|ends|leaves|departs|arrives|takes place|happens|falls|expires|runs|(?:was|has been|has|is) (?:moved|postponed|rescheduled|delayed|brought forward|raised|lowered|increased|changed)|moved|is called|is named|will be|lasts|has)\s+(?<value>(?:on |at |to |from |in |for |called |named |now |every |due |scheduled for |planned for )*[^.;]+)/u;

const attributeFillers = new Set(["deadlin", "date", "day", "due", "expir", "run"]);

/** Attributes of which there is one, whatever kind of value they have. */
const singular =
  /^(?:name|password|code|pin|number|address|size|colour|color|date|deadline|birthday|budget|weight|height|salary|rent|title|type|group|model|brand|team|shift|seat|flight|username|email|gate|goal|appointment|favourite|favorite|landlord|landlady|boss|manager|dentist|doctor|gp|supervisor|husband|wife|mother|father|therapist|hairdresser|car|degree|major|first language|native language|mother tongue)$/;
const color =
  /^(?:red|blue|green|yellow|orange|purple|pink|black|white|grey|gray|brown|turquoise|teal|silver|gold|beige)$/;

/** True for an attribute of which there is one, such as "my landlord" or "favorite color". */
export function isSingularAttribute(attribute: string): boolean {
  const words = attribute
    .toLowerCase()
    .replace(/^(?:my|the) /u, "")
    .split(/\s/u);
  return singular.test(words.at(-1) ?? "") || /^favou?rite$/u.test(words[0] ?? "");
}

/** Reads the attributes that a memory gives a value, from the text behind its subject. */
export function readClaims(body: string, subject: string): readonly Claim[] {
  const text = foldAccents(markInnerStops(body.charAt(0).toLowerCase() + body.slice(1)));
  const presence = presencePatterns.flatMap(({ attribute, none, some }) => {
    if (none.test(text)) return [{ ...claimOf(attribute, "absent", true), isPresence: true }];
    return some.test(text) ? [{ ...claimOf(attribute, "present", true), isPresence: true }] : [];
  });
  const found = claimPatterns.flatMap(({ attribute, pattern, isExclusive }) => {
    const { value, other, thing } = pattern.exec(text)?.groups ?? {};
    if (!value || (attribute === "name" && subject.includes("/"))) return [];
    const of = other ? orderless(value, other) : thing ? contentOf(thing).join(" ") : "";
    return [claimOf(of ? `${attribute} of ${of}` : attribute, value, isExclusive, attribute)];
  });
  const pet = namedPet.exec(text)?.groups;
  if (pet?.kind && pet.value) found.push(claimOf(`${petKind(pet.kind)} name`, pet.value, false));
  const foreign = found.length > 0 ? null : readForeignClaim(text.replace(/\.$/u, ""));
  if (foreign) {
    const { attribute, about, value } = foreign;
    return [claimOf(`${attribute} of ${about}`, value, true, attribute)];
  }
  return [...once(found.length > 0 ? found : readAttribute(text, subject)), ...presence];
}

function orderless(left: string, right: string): string {
  return [left, right]
    .map((text) => contentOf(text).join(" "))
    .sort()
    .join(" and ");
}

function contentOf(text: string): readonly string[] {
  return readWords(text)
    .filter(({ isContent }) => isContent)
    .map(({ stem }) => stem);
}

/** "Phone number is 555", "favorite color is green", "deadline is on Friday". */
function readAttribute(text: string, subject: string): readonly Claim[] {
  const match = attributeIs.exec(text)?.groups;
  if (!match?.attribute || !match.value) return readNameOfSubject(text, subject);
  const named = contentOf(match.attribute);
  const specific = named.filter((stem) => !attributeFillers.has(stem));
  const stems = specific.length > 0 ? [...specific].sort() : named;
  const head = foldAccents(
    match.attribute
      .toLowerCase()
      .replace(/[’']s\b/g, "")
      .split(/\s/)
      .at(-1) ?? "",
  );
  const first = match.attribute.toLowerCase().split(/\s/)[0] ?? "";
  const value = match.value.replace(
    /^(?:(?:on|at|to|from|in|called|named|now|every|due|scheduled for|planned for|a|an|the)\s+)+/,
    "",
  );
  const isNamed = /\b(?:is|are) (?:called|named)\b/.test(text);
  const isThing = /^an?\s+\p{Lu}/u.test(match.value);
  const isSingular = singular.test(head) || isThing || /^favou?rite$/.test(first) || isNamed;
  if (stems.length === 0 || !(isSingular || isMeasured(value))) return [];
  // A name tells which dog or boat is meant, and there may be two of them.
  const isOneOfSeveral = isNamed && head !== "name";
  const attribute = isOneOfSeveral ? [petKind(head), "name"] : petAttribute(stems);
  return [
    {
      ...claimOf(attribute.join(" "), value, !isThing && !isOneOfSeveral, match.attribute),
      isMeasured: true,
    },
  ];
}

/** Of whom there is one. */
const singleRelation = /\/(?:mother|father|wif|husband|partner|manager|landlord)$/;

/** "Sister is called Elin" has its attribute in the subject. */
function readNameOfSubject(text: string, subject: string): readonly Claim[] {
  if (!singleRelation.test(subject)) return [];
  const called = /^(?:is|was)(?: (?:called|named))? (?<value>\p{Lu}[\p{L}’-]*)/u.exec(text)?.groups?.value;
  return called ? [claimOf("name", called, true)] : [];
}

function isMeasured(value: string): boolean {
  const read = readWords(value);
  return (
    read.some(({ isNumber }) => isNumber) ||
    /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/i.test(value) ||
    color.test(read[0]?.text.toLowerCase() ?? "")
  );
}

function claimOf(attribute: string, shown: string, isExclusive: boolean, label = attribute): Claim {
  const written = shown.replaceAll(innerStop, ".").trim();
  return {
    attribute: attribute.replaceAll(innerStop, "."),
    label: label.replaceAll(innerStop, "."),
    shown: written,
    isExclusive,
    value: new Set(contentOf(written)),
  };
}

/** Every sentence ends with "." and has no other: a value ends with its sentence, and not at the stop in "Dr. Ode", "St. Gallen" or "3.50". */
function markInnerStops(text: string): string {
  return sentencesOf(text)
    .map(({ start, end }) => text.slice(start, end).replace(/[.!?…。！？]+["'”’)]*$/u, ""))
    .map((sentence) => `${sentence.replaceAll(".", innerStop)}.`)
    .join(" ");
}

function petAttribute(stems: readonly string[]): readonly string[] {
  return stems.map((stem) => (stem === "call" ? "name" : petKind(stem)));
}

function petKind(kind: string): string {
  return kind.replace(/^pupp(?:y|i)$/, "dog").replace(/^kitten$/, "cat");
}

function once(claims: readonly Claim[]): readonly Claim[] {
  return [...new Map(claims.map((claim) => [claim.attribute, claim] as const).reverse()).values()].reverse();
}
