import { type Fact, fact } from "./fact";
import { coreOf, looksLikeName, namePattern, splitList } from "./patterns";
import type { FactReader } from "./reader";
import {
  isSingleRelation,
  kinPattern,
  petKey,
  petPattern,
  relationKey,
  relationPattern,
} from "./relation-words";

const called = "(?:is called|are called|is named|are named|is|are|goes by)";
const names = `${namePattern}(?:(?:, (?:and )?| and )${namePattern})*`;
const isCalled = new RegExp(
  `^(?:this is )?my (${relationPattern}|${petPattern})(?:'s name is| ${called}|'s names are|'s? name is) (?:also |actually |really )?(${names})(?:,? (?:not|and not) .+)?$`,
  "u",
);
const nameOf = new RegExp(
  `^(?:the name of my|the names of my) (${relationPattern}|${petPattern}) (?:is|are) (${names})$`,
  "u",
);
const apposition = new RegExp(
  `^(?:this is |here is |I love |I miss |I adore )?my (${relationPattern}|${petPattern}),? (${names})$`,
  "u",
);
const petWithName = new RegExp(`^my (${petPattern}),? (${namePattern}) \\p{Ll}`, "u");
const reversed = new RegExp(`^(${namePattern}) is my (${relationPattern}|${petPattern})$`, "u");
const companions = new RegExp(
  `\\b(?:with|and|by|for|to|from) (?:my|our) (${relationPattern}|${petPattern}),? (${names})(?!'s|\\p{L})`,
  "gu",
);
const owns = new RegExp(
  `^(?:I|we) (?:have|have got|own|got|just got|adopted|just adopted|keep|am owned by) (an?|one|two|three|four|five|six|\\d+|some) ((?:\\p{Ll}[\\p{L}-]* ){0,3}?)(${relationPattern}|${petPattern})(?:,? (?:called|named|whose names? (?:is|are))|,|:| -)? ?(${names})?$`,
  "u",
);
const ownedWithName = new RegExp(
  `\\b(?:an?|one|two|three) (?:\\p{Ll}+ )?(${relationPattern}|${petPattern}),? (?:called|named) (${namePattern})`,
  "gu",
);
const marriedTo = new RegExp(`^I am (?:happily )?(married|engaged) to (${namePattern})$`, "u");

/** Names of relatives, friends and pets, and that there are such. */
export const readPeople: FactReader = ({ text }) => {
  if (/\b(?:died|dead|passed away|ran away|put down|put to sleep)\b/iu.test(text)) return [];
  const [, relation, named] =
    isCalled.exec(text) ?? nameOf.exec(text) ?? apposition.exec(text) ?? petWithName.exec(text) ?? [];
  if (relation && named)
    return namedFacts(relation, named, !/^my \S+(?: \S+)? (?:is|are) \p{Lu}/u.test(text));
  const [, name, kind] = reversed.exec(text) ?? [];
  if (name && kind) return namedFacts(kind, name, true);
  const [, bond, spouse] = marriedTo.exec(text) ?? [];
  if (bond && spouse && looksLikeName(spouse))
    return [
      fact("relation", spouse, `I am ${bond.toLowerCase()} to ${spouse}`, {
        key: bond.toLowerCase() === "married" ? "spouse" : "fiancé",
      }),
    ];
  return readOwned(text);
};

/** People named in passing: "I live in Porto with my wife Ana". */
export function readCompanions(text: string): readonly Fact[] {
  return [...text.matchAll(companions)].flatMap(([, relation = "", named = ""]) =>
    namedFacts(relation, named, true),
  );
}

function readOwned(text: string): readonly Fact[] {
  if (/^(?:I|we) have /u.test(text)) {
    const each = [...text.matchAll(ownedWithName)].flatMap(([, noun = "", named = ""]) =>
      namedFacts(noun, named, true),
    );
    if (each.length > 1) return each;
  }
  const [, count = "", adjectives = "", noun = "", named] = owns.exec(text) ?? [];
  if (noun === "") return [];
  if (named) {
    const facts = namedFacts(noun, named, true);
    if (facts.length > 0) return facts;
  }
  const thing = `${count.toLowerCase()} ${adjectives}${noun}`;
  const statement = `I have ${thing}`;
  if (isPet(noun)) return [fact("pet", coreOf(thing), statement, { key: petKey(noun) })];
  const isKin = new RegExp(`^${kinPattern}$`, "iu").test(noun);
  return isKin
    ? [fact("relation", count.toLowerCase(), statement, { key: relationKey(noun), confidence: 0.9 })]
    : [];
}

function namedFacts(relation: string, named: string, isCalledSo: boolean): readonly Fact[] {
  const list = splitList(named).filter((name) => looksLikeName(name, isCalledSo));
  const noun = /s$/u.test(relation) || list.length > 1 ? singular(relation) : relation;
  return list.map((name) =>
    isPet(noun)
      ? fact("pet", name, nameStatement(noun, name), { key: petKey(noun) })
      : fact("relation", name, nameStatement(noun, name), { key: relationKey(relation) }),
  );
}

/** "My dog is called Rex" says that there is one dog; with two it would be wrong. */
function nameStatement(noun: string, name: string): string {
  const plain = noun.toLowerCase();
  const isOnlyOne =
    !isPet(noun) &&
    (isSingleRelation(relationKey(noun)) || /\b(?:best|oldest|eldest|youngest|only|late)\b/u.test(plain));
  if (isOnlyOne) return `My ${plain} is called ${name}`;
  return `I have ${/^[aeiou]/u.test(plain) ? "an" : "a"} ${plain} called ${name}`;
}

function isPet(noun: string): boolean {
  return new RegExp(`^${petPattern}$`, "iu").test(noun);
}

/** "two daughters" names its members one by one: "daughter". */
function singular(relation: string): string {
  const noun = relation.replace(/^(?:two|three|four) /iu, "");
  if (/^(?:kids|children)$/iu.test(noun)) return "child";
  if (/^(?:boss|.*-in-law)$/iu.test(noun)) return noun;
  return noun.replace(/ies$/iu, "y").replace(/s$/iu, "");
}
