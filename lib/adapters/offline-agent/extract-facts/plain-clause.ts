/** A clause in the wording that the readers know, and whether that wording makes it less sure. */
export interface PlainClause {
  readonly text: string;
  readonly isLessSure: boolean;
}

/** What is said without its "I am": "Born and raised in Bruges", "Also allergic to sesame". */
const withoutSubject: readonly (readonly [RegExp, string])[] = [
  [/^(?=(?:born|raised|brought up)\b.* in \p{Lu})/iu, "I was "],
  [
    /^(?=(?:(?:severely |highly |deathly |mildly )?allergic|intolerant) to |(?:originally )?from \p{Lu}\p{L}+$|(?:happily )?(?:married|engaged) to |(?:currently )?(?:living|based) in |working (?:as|at|for) |(?:vegetarian|vegan|pescatarian|retired|unemployed|divorced|widowed)$)/u,
    "I am ",
  ],
  [
    /^(?=(?:Allergic|Intolerant) to |Originally from \p{Lu}|From \p{Lu}\p{L}+$|(?:Married|Engaged) to |(?:Living|Based) in |Working (?:as|at|for) |(?:Vegetarian|Vegan|Pescatarian|Retired|Unemployed|Divorced|Widowed)$)/u,
    "I am ",
  ],
  [/^(?=(?:live|moved to|work (?:as|at|for)|grew up) (?:in )?(?:an? |\p{Lu}))/iu, "I "],
];

const rewordings: readonly (readonly [RegExp, string])[] = [
  // "I've been a paramedic for six years", "I have been vegetarian since 2015"
  [
    /^I have (?:always |already |now )?been (.+?),? (?:since|for (?:\p{L}+ )?(?:years?|months?|weeks?|decades?|ages|\d+ \p{L}+|\p{L}+ years)|all my life)\b.*$/iu,
    "I am $1",
  ],
  [/^I have always been (.+)$/iu, "I am $1"],
  [/^I have been (?=(?:an? )?(?:vegetarian|vegan|pescatarian)\b)/iu, "I am "],
  [/^(.+) is my (?:absolute |all-time |very |number one )?favou?rite(?: (?:thing|one))?$/iu, "I love $1"],
  [
    /^(my [\p{L} ]{2,30}?) (?:has (?:just )?changed to|changed to|is now|has become|will be) (?=\S)/iu,
    "$1 is ",
  ],
  [/^in my (?:spare|free) time,? I (?:like to |love to |usually |often )?(.+)$/iu, "I $1 in my free time"],
  [/^I (.+?) in my spare time$/iu, "I $1 in my free time"],
  [
    /^I (?:have |have got )my own (?=(?:bakery|shop|company|business|studio|café|restaurant)\b)/iu,
    "I run a ",
  ],
];

/** A wish of the moment as often as a preference. */
const rather = /^I would rather (?:have|drink|eat|take|go for|do) (.+?) than (.+)$/iu;

/** Puts a clause into the wording that the readers know, and the left-out "I am" in front. */
export function plainClause(text: string): PlainClause {
  const [, preferred, other] = rather.exec(text) ?? [];
  if (preferred && other) return { text: `I prefer ${preferred} to ${other}`, isLessSure: true };
  const [pattern, subject] = withoutSubject.find(([opening]) => opening.test(text)) ?? [];
  const complete = pattern && subject ? subject + text.charAt(0).toLowerCase() + text.slice(1) : text;
  return {
    text: rewordings.reduce((told, [known, wording]) => told.replace(known, wording), complete),
    isLessSure: false,
  };
}
