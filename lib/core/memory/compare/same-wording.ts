/** Words for the people around somebody. */
export const relationWords =
  "mother|mum|mom|father|dad|sister|brother|wife|husband|partner|girlfriend|boyfriend|son|daughter|friend|boss|manager|colleague|neighbour|neighbor|cousin|aunt|uncle|niece|nephew|grandmother|grandfather|grandson|granddaughter|roommate|flatmate|landlord";

/** Forms of speech that say the same, told in one way; tried in this order. */
const rewritings: readonly (readonly [RegExp, string])[] = [
  [/\b(Dr|Mr|Mrs|Ms|St|Prof)\.(?=\s)/gu, "$1"],
  // "On Fridays the user works" → "the user works on Fridays".
  [
    /^((?:At|On|In|While|Since|From|Every|Each)\s(?:[^,]{1,30}(?=,)|[\p{L}\p{N}]+)),?\s((?:the user|user|I)\s.*?|\p{Lu}\p{L}+\s\p{Ll}+s\b.*?)[.!]?$/u,
    "$2 $1",
  ],
  // "Dr Visser is the user's doctor" → "the user's doctor is Dr Visser".
  [/^(\p{Lu}[^.;,]*?) is (the user[’']s|my|\p{Lu}\p{L}+[’']s) ([\p{Ll}][\p{Ll} -]*)[.!]?$/u, "$2 $3 is $1"],
  [
    new RegExp(
      String.raw`^(?:I have|(?:The user |User )?[Hh]as) an? (${relationWords}) (?:who is |that is )?(?:called|named)\b`,
      "u",
    ),
    "The user's $1 is called",
  ],
  [
    new RegExp(
      String.raw`^(\p{Lu}[\p{L} -]*?) has an? (${relationWords}) (?:who is |that is )?(?:called|named)\b`,
      "u",
    ),
    "$1's $2 is called",
  ],
  [
    /\b(?:has|have) (?:become|gone|turned)\b|\b(?:became|turned|went)(?= (?:vegan|vegetarian|pescatarian|an?\b|\d))/giu,
    "is",
  ],
  [/\btwice\b/giu, "2 times"],
  [/\bonce (?=an?|per|every)/giu, "1 time "],
  [
    /\b(?:is|are) (?:(?:an?|the) )?(?:big |great )?(?:fans?|supporters?|lovers?) of\b|\b(?:is|are) (?:fond of|keen on)\b|\bsupports?\b/giu,
    "likes",
  ],
  [/\b(?:suffers?|suffering) from\b/giu, "has"],
  [/\b(?:is )?in the process of\b/giu, ""],
  [/\b(?:would like|wishes|wants?|plans?|is planning|intends?|hopes?) to\b/giu, "plans to"],
  [/\bgoes (?=[a-z]{3,}ing\b)/giu, "does "],
  [/\b(?:is|am|are) ([\p{L}]+) intolerant\b/giu, "does not tolerate $1"],
  [/\bbirthplace is\b/giu, "was born in"],
];

/** The text with common forms of speech told in one way, so that two texts differ only where they say something else. */
export function sameWording(text: string): string {
  return rewritings.reduce((told, [pattern, replacement]) => told.replace(pattern, replacement), text.trim());
}
