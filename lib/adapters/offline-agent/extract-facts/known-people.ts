import { namePattern } from "./patterns";
import { petPattern, relationPattern } from "./relation-words";

const named = new RegExp(
  `(?:['’]s|\\b[Mm]y|\\b[Yy]our|\\b(?:has|have) an?) (${relationPattern})(?: is called| is named| called| named|,)? (${namePattern})(?![\\p{L}])`,
  "gu",
);
/** "User's name is Mara" tells no relation. */
const noName = /^(?:is|was|The|In|On|At)\b/u;

const namedPet = new RegExp(
  `(?:['’]s|\\b[Mm]y|\\b[Yy]our|\\b(?:has|have) an?) (?:${petPattern})(?: is called| is named| called| named|,)? (${namePattern})(?![\\p{L}])`,
  "gu",
);

/** The names of the person's animals, as far as these texts tell. */
export function knownPets(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) =>
    [...text.matchAll(namedPet)].map(([, name = ""]) => name.replace(/[.,]+$/u, "")),
  );
}

/** Who is what to the person, as far as these texts tell: "Mila" → "daughter". */
export function knownPeople(texts: readonly string[]): ReadonlyMap<string, string> {
  const people = new Map<string, string>();
  for (const text of texts) {
    for (const [, relation = "", name = ""] of text.matchAll(named)) {
      const bare = name.replace(/['’]s$/u, "").replace(/[.,]+$/u, "");
      if (!noName.test(bare)) people.set(bare, relation.toLowerCase());
    }
  }
  return people;
}
