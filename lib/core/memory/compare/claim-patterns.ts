/** Words that give an attribute its value. */
export interface ClaimPattern {
  readonly attribute: string;
  readonly pattern: RegExp;
  readonly isExclusive: boolean;
}

/** Takes the place of a full stop that ends no sentence in the texts that these patterns read, so that "." is always an end. */
export const innerStop = "\u{E000}";

const placeName = String.raw`(?<value>(?:the )?\p{Lu}[\p{L}\p{M}’'${innerStop}-]*(?:[ ]\p{Lu}[\p{L}\p{M}’'${innerStop}-]*)*)`;
const words = String.raw`(?<value>[^.,;:()]+?)(?=\s+(?:in|at|for|since|with|on|and|but|because|from|until|near|by)\s|[.,;:()]|$)`;
const dietWord = "vegan|vegetarian|pescatarian|pescetarian|flexitarian|omnivore|carnivore|keto|meat eater";

/** The attributes of a person, in the words that memories are written with; the value is the group `value`, what it belongs to the group `thing`,
 * and in a preference the group `other` is what follows. */
export const claimPatterns: readonly ClaimPattern[] = [
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
    attribute: "birthplace",
    isExclusive: true,
    pattern: new RegExp(String.raw`\b(?:was born|were born|born) in\s+${placeName}`, "u"),
  },
  {
    attribute: "origin",
    isExclusive: true,
    pattern: new RegExp(
      String.raw`\b(?:grew up|raised|comes?|is originally|am originally|originally) (?:in|from)\s+${placeName}`,
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
      // A bare "is 41" tells an age only of the person: "shoe size is 41" does not.
      /(?:^(?:is|am)|\b(?:turned|aged|age is|(?:is|am)(?=\s+\d+\s+years? (?:old|of age))))\s+(?<value>\d{1,3})(?:\s+years?(?:\s+(?:old|of age))?)?(?=\s*(?:[.,;]|$))/u,
  },
  {
    attribute: "license",
    isExclusive: true,
    pattern:
      /\b(?:licensed|released|published) under (?:the )?(?<value>[\p{Lu}\d][\p{L}\p{N}\u{E000}-]*)(?: license)?/u,
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
  {
    attribute: "preference",
    isExclusive: true,
    pattern: /\bprefers? (?<value>[^.;,]+?) (?:over|to|rather than|instead of) (?<other>[^.;,]+)/u,
  },
  {
    attribute: "place",
    isExclusive: false,
    pattern:
      /^(?:the |my |our )?(?<thing>[\p{L}][\p{L} -]*?) (?:is|are|lies?) (?:kept )?(?:under|behind|inside|with|next to|beside|in|on top of) (?<value>(?:the|a|an|my|our) [\p{Ll}][^.;,]*)/u,
  },
  {
    attribute: "language",
    isExclusive: true,
    pattern: /\b(?:is|was|are) (?:written|programmed|coded|implemented|built) in (?<value>\p{Lu}[\p{L}+#]*)/u,
  },
];

/**
 * What is there or is not there: "absent" against "present". Having some of it says nothing more, so these never make a duplicate.
 */
export const presencePatterns: readonly {
  readonly attribute: string;
  readonly none: RegExp;
  readonly some: RegExp;
}[] = [
  {
    attribute: "children",
    none: /\b(?:no|n[o’']t have (?:any )?|without|never had) ?(?:children|kids)\b|\bchildless\b/u,
    some: /\b(?:has|have|had|gave birth to) (?:an?|\d+|two|three|four|five|six|young|small|grown-up|adult)\s(?:[\p{L}-]+ )?(?:child|children|kids?|daughters?|sons?|baby|boy|girl|twins)\b/u,
  },
  {
    attribute: "siblings",
    none: /\bonly child\b|\b(?:no|n[o’']t have (?:any )?) ?(?:siblings|brothers or sisters)\b/u,
    some: /\b(?:has|have) (?:an?|\d+|two|three|four|five)\s(?:[\p{L}-]+ )?(?:brothers?|sisters?|siblings)\b/u,
  },
  {
    attribute: "meat",
    none: /\b(?:is|am|are|eats?) (?:an? )?(?:strict )?(?:vegan|vegetarian|pescatarian)\b|\b(?:n[o’']t|never|no longer|stopped) eat(?:s|ing)? meat\b/u,
    some: /(?<!n[o’']t |never |no longer |stopped )\beats? (?:[\p{L}]+ )?(?:meat|beef|pork|chicken|steak|lamb)\b/u,
  },
  {
    attribute: "alcohol",
    none: /\b(?:n[o’']t|never|no longer|stopped) drink(?:s|ing)? (?:any )?alcohol\b|\bteetotal/u,
    some: /(?<!n[o’']t |never |no longer |stopped )\bdrinks? (?:[\p{L}\p{N}]+ ){0,3}?(?:alcohol|wine|beer|whisky|whiskey|gin|vodka|cocktails?)\b/u,
  },
  {
    attribute: "smoking",
    none: /\b(?:n[o’']t|never|no longer) smokes?\b|\b(?:quit|stopped) smoking\b|\bnon-smoker\b/u,
    some: /(?<!n[o’']t |never |no longer )\bsmokes\b|\bis a (?:heavy )?smoker\b/u,
  },
];
