import { foldAccents } from "../../text/clean-text";
import { relationWords } from "./same-wording";
import { stemOf } from "./stem-words";

/** Whom a memory is about, and what it says of them. */
export interface SubjectAndBody {
  readonly subject: string;
  readonly body: string;
}

/** The owner of the memories, however the text calls them. */
export const ownerSubject = "person";

const owner = /^\s*(?:(?:the|this)\s+)?(?:user|person)(?<owned>[’']s)?\s+/iu;
const firstPerson = /^\s*(?:(?:i|we)(?:[’'](?:m|ve|d|ll|re))?|(?<owned>my|our))\s+/iu;
const name =
  /^\s*(?<name>\p{Lu}[\p{L}\p{M}-]*(?:\s\p{Lu}[\p{L}\p{M}-]+){0,2})(?<owned>[’']s)?\s+(?=(?<next>\S+))/u;
const relation = new RegExp(
  String.raw`^(?<relation>(?:(?:older|younger|elder|little|big|best) )?(?:ex-?)?(?:${relationWords}))\b(?<owned>[’']s)?(?:,?\s(?<called>\p{Lu}[\p{L}\p{M}]+),?(?:\s\p{Lu}[\p{L}\p{M}]+)?)?\s+`,
  "u",
);

/** "The user's teacher lives in Brno": whom no list of relations names, and who does what only people do. */
const ownedPerson =
  /^(?<who>(?:[\p{Ll}-]+ )?[\p{Ll}-]+)\s+(?=(?:lives?|lived|works|worked|drinks|eats|speaks|studies|studied|moved|grew|was born|is (?:married|divorced|single|engaged|vegan|vegetarian|left-handed|right-handed|\d{1,3} years))\b)/u;

const finiteVerb =
  /^(?:is|isn[’']t|was|has|had|does|doesn[’']t|did|can|can[’']t|cannot|will|won[’']t|would|used|no|never|lives|works|likes|loves|hates|prefers|plays|speaks|owns|wants|needs|eats|drinks|drives|moved|studies|enjoys|dislikes|once|now|recently|always|usually|just|also|still|(?!need)[\p{Ll}]{2,}(?:ed|[^\P{Ll}suai]s|ies|ches|shes|sses))$/u;
const openingVerb =
  /^(?:is|was|has|had|does|did|can|will|lives|lived|works|worked|likes|loves|hates|prefers|plays|speaks|owns|wants|needs|eats|drinks|drives|moved|studies|studied|enjoys|dislikes|takes|uses|runs|goes|keeps|collects|knows|met|bought|visited|allergic|born|never|always|usually|currently|no|not|the|a|an|in|on|at|every|each|this|that)$/iu;

/**
 * Splits a memory into its subject and the rest: "Mara's sister Elin lives in Oslo" is about "mara/sister" and says "lives in Oslo".
 * A text without a subject is about the owner.
 */
export function readSubject(content: string): SubjectAndBody {
  const opened = openingOf(content);
  if (!opened.isOwned) return { subject: opened.subject, body: opened.body };
  const found = relation.exec(opened.body);
  if (!found?.groups) return ofOwnedPerson(opened);
  const subject = `${opened.subject}/${(found.groups.relation ?? "").split(" ").map(stemOf).join(" ")}`;
  const rest = opened.body.slice(found[0].length);
  // "Elin" of "my sister Elin" tells which sister; it stays part of the subject, because there may be two.
  return { subject: found.groups.called ? `${subject}/${normal(found.groups.called)}` : subject, body: rest };
}

function ofOwnedPerson({ subject, body }: SubjectAndBody): SubjectAndBody {
  const person = ownedPerson.exec(body);
  const who = person?.groups?.who;
  if (!person || who === undefined) return { subject, body };
  return {
    subject: `${subject}/${who.split(" ").map(stemOf).join(" ")}`,
    body: body.slice(person[0].length),
  };
}

/** True when two subjects may be the same: equal, or one only leaves out the name of the relation. */
export function isSameSubject(left: string, right: string): boolean {
  return (
    left === right ||
    (left.startsWith(`${right}/`) && right.includes("/")) ||
    (right.startsWith(`${left}/`) && left.includes("/"))
  );
}

function openingOf(content: string): SubjectAndBody & { readonly isOwned: boolean } {
  const own = owner.exec(content) ?? firstPerson.exec(content);
  if (own) {
    return {
      subject: ownerSubject,
      body: content.slice(own[0].length),
      isOwned: own.groups?.owned !== undefined,
    };
  }
  const named = name.exec(content);
  const first = named?.groups?.name ?? "";
  const isOwned = named?.groups?.owned !== undefined;
  if (named && !openingVerb.test(first) && (isOwned || finiteVerb.test(named.groups?.next ?? ""))) {
    return { subject: nameOf(first), body: content.slice(named[0].length), isOwned };
  }
  return { subject: ownerSubject, body: content.trim(), isOwned: /^(?:his|her|their)\s/i.test(content) };
}

/** Where the name stands that a memory begins with: whom it is about. Null where it begins otherwise. */
export function openingName(content: string): { readonly start: number; readonly end: number } | null {
  const { subject } = readSubject(content);
  const written = name.exec(content)?.groups?.name;
  if (written === undefined || subject.split("/")[0] === ownerSubject) return null;
  const start = content.indexOf(written);
  return { start, end: start + written.length };
}

const title =
  /^(?:Dr|Prof|Professor|Doctor|Mr|Mrs|Ms|Miss|Mx|Sir|Dame|Lord|Lady|Herr|Frau|Señor|Señora|Don|Doña|Monsieur|Madame|Uncle|Aunt|Father|Sister|Brother)\.?\s(?=\S)/u;

/**
 * A person is known by the name as written, without titles. "Maria" and "Maria Lopez" may be two people, and one memory too many is better
 * than the facts of two people on one.
 */
function nameOf(written: string): string {
  let bare = written.trim();
  while (title.test(bare)) bare = bare.replace(title, "");
  return bare.normalize("NFC").toLowerCase();
}

function normal(text: string): string {
  return foldAccents(text).toLowerCase();
}
