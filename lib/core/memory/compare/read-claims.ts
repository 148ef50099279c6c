import { foldAccents } from "../../text/clean-text";
import { readWords } from "./stem-words";

/** One attribute with one value, such as home = Bergen. Two values of one attribute cannot both hold. */
export interface Claim {
  /** For example "home", "diet" or "phone number". */
  readonly attribute: string;
  /** The value as written. */
  readonly shown: string;
  /** Stems of the value's words. */
  readonly value: ReadonlySet<string>;
  /** True where two values are never both true; false where they sometimes are (two jobs, two dogs). */
  readonly isExclusive: boolean;
}

interface ClaimPattern {
  readonly attribute: string;
  readonly pattern: RegExp;
  readonly isExclusive: boolean;
}

const placeName = String.raw`(?<value>(?:the )?\p{Lu}[\p{L}\p{M}’'-]*(?:[ ]\p{Lu}[\p{L}\p{M}’'-]*)*)`;
const words = String.raw`(?<value>[^.,;:()]+?)(?=\s+(?:in|at|for|since|with|on|and|but|because|from|until|near|by)\s|[.,;:()]|$)`;
const dietWord = "vegan|vegetarian|pescatarian|pescetarian|flexitarian|omnivore|carnivore|keto|meat eater";

const patterns: readonly ClaimPattern[] = [
  {
    attribute: "home",
    isExclusive: true,
    pattern: new RegExp(
      String.raw`\b(?:lives?|living|resides?|residing|is based|am based|settled)\b[^.;]*?\b(?:in|near)\s+(?:the (?:city|town|village) of )?${placeName}`,
      "u",
    ),
  },
  {
    attribute: "home",
    isExclusive: true,
    pattern: new RegExp(
      String.raw`\b(?:moved|relocated)\b(?: back| away| house| home| from [\p{Lu}][\p{L}]+)*\s+to\s+${placeName}`,
      "u",
    ),
  },
  {
    attribute: "home",
    isExclusive: true,
    pattern: new RegExp(String.raw`\b(?:home|house|flat|apartment) is (?:now )?in\s+${placeName}`, "u"),
  },
  {
    attribute: "origin",
    isExclusive: true,
    pattern: new RegExp(
      String.raw`\b(?:grew up|was born|were born|born|raised|comes?|is originally|am originally|originally) (?:in|from)\s+${placeName}`,
      "u",
    ),
  },
  {
    attribute: "employer",
    isExclusive: true,
    pattern: new RegExp(
      String.raw`\b(?:works?|working|employed|job|position)\b(?: (?!as well)[\p{Ll}-]+){0,5}? (?:at|for|by|with)\s+${placeName}`,
      "u",
    ),
  },
  {
    attribute: "employer",
    isExclusive: true,
    pattern: new RegExp(String.raw`\b(?:joined|employer is)\s+${placeName}`, "u"),
  },
  {
    attribute: "occupation",
    isExclusive: false,
    pattern: new RegExp(
      String.raw`\b(?:works?|working|employed|job is|profession is|occupation is|retrained)(?: now| currently| part-time| full-time)? (?:as )?(?:an?|the)\s+${words}`,
      "u",
    ),
  },
  {
    attribute: "occupation",
    isExclusive: false,
    pattern:
      /\b(?:is|am|became|becoming) (?:now )?an?\s+(?<value>(?:[\p{Ll}-]+ ){0,2}?(?:nurse|lawyer|teacher|doctor|engineer|dentist|chef|cook|baker|carpenter|plumber|electrician|accountant|architect|biologist|chemist|physicist|designer|developer|programmer|journalist|librarian|pharmacist|photographer|pilot|translator|veterinarian|vet|economist|consultant|analyst|midwife|surgeon|paramedic|firefighter|professor|researcher|scientist|writer|editor|musician|farmer|gardener|florist|hairdresser|tailor|welder|geologist|actuary|psychologist|therapist|physiotherapist))\b/u,
  },
  {
    attribute: "age",
    isExclusive: true,
    pattern:
      /\b(?:is|am|turned|aged)\s+(?<value>\d{1,3})(?:\s+years?(?:\s+(?:old|of age))?)?(?=\s*(?:[.,;]|$))/u,
  },
  {
    attribute: "birthday",
    isExclusive: true,
    pattern: /\bbirthday\s+(?:is|falls)\s+(?:on\s+)?(?<value>[^.,;]+)/u,
  },
  {
    attribute: "birthday",
    isExclusive: true,
    pattern: /\bborn on\s+(?:the\s+)?(?<value>[^.,;]*?\p{L}+)(?=\s+(?:in|19|20)|\s*[.,;]|$)/u,
  },
  {
    attribute: "diet",
    isExclusive: true,
    pattern: new RegExp(
      String.raw`\b(?:is|am|became|been|went|turned|goes|eats?|follows?|on)\b(?: (?:an?|now|strictly|mostly|strict))*\s+(?<value>${dietWord})\b`,
      "u",
    ),
  },
  {
    attribute: "marital status",
    isExclusive: true,
    pattern:
      /\b(?:is|am|got|became|recently)\s+(?:now |happily |newly )?(?<value>single|married|divorced|engaged|widowed|separated)\b/u,
  },
  { attribute: "handedness", isExclusive: true, pattern: /\b(?<value>left|right)-handed\b/u },
  {
    attribute: "rhythm",
    isExclusive: true,
    pattern: /\b(?<value>morning person|early bird|early riser|night owl|evening person)\b/u,
  },
  {
    attribute: "name",
    isExclusive: true,
    pattern: new RegExp(String.raw`^(?:full |first )?name(?: is|:)\s+${placeName}`, "u"),
  },
  {
    attribute: "name",
    isExclusive: true,
    pattern: new RegExp(String.raw`^(?:is|am) called\s+${placeName}`, "u"),
  },
];

const namedPet =
  /\b(?:has|have|owns?|got|adopted)\s+an?\s+(?:[\p{L}-]+ ){0,3}?(?<kind>dog|cat|puppy|kitten|rabbit|parrot|horse|hamster|tortoise|goldfish)\s+(?:who is |that is )?(?:named|called)\s+(?<value>\p{Lu}[\p{L}’-]*)/u;
const attributeIs =
  /^(?:the |a |an |my |our |his |her |their )?(?<attribute>(?:[\p{L}\p{N}’'-]+\s){0,4}?[\p{L}\p{N}’'-]+)\s+(?:is|are|costs?|weighs?|starts|begins|ends|leaves|departs|arrives|takes place|happens|falls|was moved|has moved|moved|is called|is named|will be|lasts)\s+(?<value>(?:on |at |to |from |in |called |named |now |every |due |scheduled for |planned for )*[^.;]+)/u;

/** Attributes of which there is one, whatever kind of value they have. */
const singular =
  /^(?:name|password|code|pin|number|address|size|colour|color|date|deadline|birthday|budget|weight|height|salary|rent|title|type|group|model|brand|team|shift|seat|flight|username|email|gate|goal|appointment|favourite|favorite|landlord|landlady|boss|manager|dentist|doctor|gp|supervisor|husband|wife|mother|father|therapist|hairdresser|car|degree|major|first language|native language|mother tongue)$/;
const colour =
  /^(?:red|blue|green|yellow|orange|purple|pink|black|white|grey|gray|brown|turquoise|teal|silver|gold|beige)$/;

/** Reads the attributes that a memory gives a value, from the text behind its subject. */
export function readClaims(body: string, subject: string): readonly Claim[] {
  const text = foldAccents(body.charAt(0).toLowerCase() + body.slice(1));
  const found = patterns.flatMap(({ attribute, pattern, isExclusive }) => {
    const value = pattern.exec(text)?.groups?.value;
    return value ? [claimOf(attribute, value, isExclusive)] : [];
  });
  const pet = namedPet.exec(text)?.groups;
  if (pet?.kind && pet.value) found.push(claimOf(`${petKind(pet.kind)} name`, pet.value, false));
  if (found.length > 0) return once(found);
  return readAttribute(text, subject);
}

/** "Phone number is 555", "favourite colour is green", "deadline is on Friday". */
function readAttribute(text: string, subject: string): readonly Claim[] {
  const match = attributeIs.exec(text)?.groups;
  if (!match?.attribute || !match.value) return readNameOfSubject(text, subject);
  const stems = readWords(match.attribute)
    .filter(({ isContent }) => isContent)
    .map(({ stem }) => stem);
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
  const isSingular = singular.test(head) || /^favou?rite$/.test(first) || isNamed;
  if (stems.length === 0 || !(isSingular || isMeasured(value))) return [];
  const attribute = isNamed && head !== "name" ? [petKind(head), "name"] : petAttribute(stems);
  return [claimOf(attribute.join(" "), value, true)];
}

/** "Sister is called Elin" has its attribute in the subject. */
function readNameOfSubject(text: string, subject: string): readonly Claim[] {
  const called = /^(?:is|was)(?: (?:called|named))? (?<value>\p{Lu}[\p{L}’-]*)/u.exec(text)?.groups?.value;
  const single =
    /(?:mother|mum|mom|father|dad|wife|husband|partner|girlfriend|boyfriend|boss|manager|landlord)$/;
  return called && subject.includes("/") ? [claimOf("name", called, single.test(subject))] : [];
}

function isMeasured(value: string): boolean {
  const read = readWords(value);
  return (
    read.some(({ isNumber }) => isNumber) ||
    /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b/i.test(value) ||
    colour.test(read[0]?.text.toLowerCase() ?? "")
  );
}

function claimOf(attribute: string, shown: string, isExclusive: boolean): Claim {
  const read = readWords(shown).filter(({ isContent }) => isContent);
  return { attribute, shown: shown.trim(), isExclusive, value: new Set(read.map(({ stem }) => stem)) };
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
