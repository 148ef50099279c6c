const single = "mother father wife husband partner girlfriend boyfriend fiancé fiancée spouse boss".split(
  " ",
);

const nounsByRelation: Readonly<Record<string, string>> = {
  mum: "mother",
  mom: "mother",
  mummy: "mother",
  dad: "father",
  daddy: "father",
  fiance: "fiancé",
  fiancee: "fiancée",
  grandma: "grandmother",
  granny: "grandmother",
  grandpa: "grandfather",
  granddad: "grandfather",
  kid: "child",
  kids: "child",
  children: "child",
  baby: "child",
  wives: "wife",
  nieces: "niece",
  flatmate: "roommate",
  neighbor: "neighbour",
};

const kin =
  "mother|mum|mom|mummy|father|dad|daddy|parents?|sisters?|brothers?|siblings?|wife|husband|partner|girlfriend|boyfriend|fianc[eé]e?|spouse|sons?|daughters?|child|children|kids?|baby|grandmother|grandma|granny|grandfather|grandpa|granddad|grandparents?|grandsons?|granddaughters?|grandchildren|aunts?|uncles?|cousins?|nieces?|nephews?|godmother|godfather|godson|goddaughter";
const others =
  "friends?|boss|manager|colleagues?|coworkers?|neighbou?rs?|roommates?|flatmates?|therapist|landlord|landlady|mentor|coach|nanny";
const qualifier =
  "(?:(?:older|younger|elder|little|big|twin|best|eldest|oldest|youngest|late|step|half|close|old|good|dear|new|only|two|three|four)[ -])*";

/** Matches a relation with its qualifier: "sister", "older brother", "mother-in-law". Use inside a larger pattern. */
export const relationPattern = `${qualifier}(?:step)?(?:${kin}|${others})(?:-in-law)?`;

/** Matches family only, for statements that are kept without a name. */
export const kinPattern = `${qualifier}(?:step)?(?:${kin})(?:-in-law)?`;

/** Matches the animals people keep. */
export const petPattern =
  "(?:dog|cat|puppy|puppies|kitten|horse|pony|ponies|rabbit|bunny|hamster|guinea pig|parrot|budgie|canary|bird|goldfish|turtle|tortoise|snake|lizard|gecko|chicken|hen|duck|goat|pig|cow|sheep|donkey|ferret|rat|mouse|mice|tarantula|hedgehog|iguana)s?";

/** One word for a relation however it was said: "Mum" → mother, "older sisters" → sister. */
export function relationKey(words: string): string {
  const noun = words.toLowerCase().replace(/^.*[ ](?=\S+$)/, "");
  const known = nounsByRelation[noun];
  if (known) return known;
  const singular = /(?:boss|s-in-law)$/.test(noun) ? noun : noun.replace(/s$/, "");
  return nounsByRelation[singular] ?? singular;
}

/** One word for a pet: "puppies" → puppy, "dogs" → dog. */
export function petKey(words: string): string {
  const noun = words.toLowerCase();
  if (noun === "mice") return "mouse";
  return noun.replace(/ies$/, "y").replace(/s$/, "");
}

/** True for relations of which a person has one at a time. */
export function isSingleRelation(key: string): boolean {
  return single.includes(key);
}
