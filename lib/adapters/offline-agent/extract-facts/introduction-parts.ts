const opening =
  /^(?:(?:a )?(?:quick|short|brief|little)? ?(?:intro(?:duction)?|bio|facts?)(?: (?:about|of) (?:me|myself))?|about (?:me|myself)|me in short|(?:some|a few) (?:things|facts) about (?:me|myself))\s*[:–—-]\s*/iu;
/** "I'm Nadia, 29, living in Bristol" */
const ageBehindName = /^I(?: am|['’]m) \p{Lu}[\p{L}'’-]*(?: \p{Lu}[\p{L}'’-]*)?, \d{1,3},/u;
const fewestParts = 3;

/**
 * The parts of an introduction in catchwords, "About me: Ravi, 35, tester, vegetarian", each in the ways in which it can be meant.
 * Empty for every other sentence.
 */
export function introductionParts(sentence: string): readonly (readonly string[])[] {
  const bare = sentence.trim().replace(/[\s.!]+$/u, "");
  const isAnnounced = opening.test(bare);
  const isListing =
    (/^(?:my )?name is \p{Lu}[\p{L}'’-]*,/iu.test(bare) || ageBehindName.test(bare)) &&
    !/,\s*(?:and )?(?:I|my)\b/u.test(bare);
  if (!isAnnounced && !isListing) return [];
  // A comma inside brackets parts nothing.
  const parts = bare
    .replace(opening, "")
    .split(/[,;]\s*(?![^(]*\))(?:and |plus )?/u)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  return parts.length < fewestParts ? [] : parts.map(wordingsOf);
}

function wordingsOf(part: string): readonly string[] {
  if (/^(?:I|my|we|our)\b/iu.test(part)) return [part];
  const article = /^[aeiou]/iu.test(part) ? "an" : "a";
  return [
    part,
    `I am ${part}`,
    `I am ${article} ${part}`,
    `I have ${part}`,
    ...(/^(?:live|work|love|like|hate|play|speak|enjoy|study|teach|drive)s?\b/iu.test(part)
      ? [`I ${part}`]
      : []),
  ];
}
