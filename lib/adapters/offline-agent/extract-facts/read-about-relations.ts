import { toFirstPerson, toThirdPerson } from "../grammar/grammatical-person";
import type { Clause } from "./clause";
import { fact } from "./fact";
import { namePattern } from "./patterns";
import { isKin } from "./plain-sentence";
import { readBody } from "./read-body";
import { readIdentity } from "./read-identity";
import { readPlace } from "./read-place";
import { readTastes } from "./read-tastes";
import { readWork } from "./read-work";
import type { FactReader } from "./reader";
import { relationKey, relationPattern } from "./relation-words";

const aboutKin = new RegExp(`^my (${relationPattern})(?:,? (${namePattern}),?)? (\\p{Ll}.+)$`, "u");
const kinProperty = new RegExp(`^my (${relationPattern})(?: (${namePattern}))?'s (\\p{Ll}.+)$`, "u");
const readers: readonly FactReader[] = [readIdentity, readPlace, readWork, readBody, readTastes];

/** What holds for a relative: "my sister Elin is a doctor". Read with the readers for the person, as if the relative spoke. */
export const readAboutRelations: FactReader = (clause, context) => {
  const text = clause.text.replace(/^My /u, "my ");
  const [, relation = "", named = "", rest = ""] = aboutKin.exec(text) ?? kinProperty.exec(text) ?? [];
  // "My daughter Mila's birthday": the name pattern takes the "'s" for a part of the name.
  const isOwned = /['’]s$/u.test(named);
  const name = named.replace(/['’]s$/u, "");
  // Of others than family only those with a name are worth a memory.
  if (relation === "" || (name === "" && !isKin(relation))) return [];
  const subject = name === "" ? `my ${relation}` : `my ${relation} ${name}`;
  const spoken =
    isOwned || (kinProperty.test(text) && !aboutKin.test(text))
      ? `my ${rest}`
      : toFirstPerson(`The user ${rest}`, ["the user"]);
  const found = readers
    .flatMap((reader) => reader({ ...clause, text: spoken } satisfies Clause, context))
    .filter(({ slot }) => slot !== "name" && slot !== "age");
  const key = relationKey(relation);
  const facts = found.map((one) =>
    fact("about-relation", one.value, isPlural(relation) ? text : toThirdPerson(one.statement, subject), {
      key: `${key}/${one.slot}`,
      confidence: Math.min(one.confidence, 0.9),
      details: { relation: key, ...(name ? { name } : {}) },
    }),
  );
  if (facts.length > 0 || name === "") return facts;
  return [fact("relation", name, `My ${relation} is called ${name}`, { key, confidence: 0.85 })];
};

function isPlural(relation: string): boolean {
  return /(?:[^s]s|children)$/iu.test(relation) && !/^(?:boss|.*-in-law)$/iu.test(relation);
}
