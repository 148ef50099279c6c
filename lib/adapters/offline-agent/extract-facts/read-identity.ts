import nlp from "compromise";
import { dayAndMonth, findDate, monthAndYear } from "../grammar/absolute-dates";
import { hasTag, readTerms } from "../grammar/read-terms";
import { type Fact, fact } from "./fact";
import { adverb, capitalisedWord, coreOf, looksLikeName, namePattern, splitList } from "./patterns";
import { readPlaceTail } from "./read-place";
import { readWork } from "./read-work";
import type { FactReader, ReadingContext } from "./reader";

const statedName = new RegExp(
  `^(?:my (?:full |first |real |own |given )?name is(?: now)?|you can call me|(?:please |just )*call me|everyone calls me|people call me|my friends call me|I am (?:called|named)|I go by) (?:actually |also |now |really |spelled |spelt |written |pronounced )*(?!not\\b|no\\b|spel[tl]|important)(${namePattern}|[\\p{L}'’-]+(?: [\\p{L}'’-]+)?)$`,
  "u",
);
const introduction = new RegExp(`^I am (${namePattern})(?:,? (?:and )?(from .+|an? .+)|, .+)?$`, "u");
const age = new RegExp(
  `^I (?:am|turned|just turned|have turned) ${adverb}([\\w-]+(?: [\\w-]+)??)( years?(?: old| of age)| now)?(?: (?:yesterday|today|last \\w+|this \\w+|on \\w+|in \\p{Lu}\\w+))?$`,
  "iu",
);
const ageThen = /^I was (\d+)( years old) in \p{Lu}\p{L}+ \d{4}$/u;
const birthday = /^my birthday is (.+)$/iu;
const bornOn = /^I was born (.*\d.*)$/iu;
const bornAt = /^(?:in )?(\p{Lu}.*)$/u;
const nationality = new RegExp(
  `^I am ${adverb}(?:half[ -]|part )?(?:a |an )?(\\p{Lu}[\\p{L}-]+)(?: citizen| national)?$`,
  "u",
);
const maritalStatus = new RegExp(
  `^(?:I|we) (?:am|are|got|just got) ${adverb}(married|single|divorced|engaged|widowed|separated)$`,
  "iu",
);

/** Who the person is: name, age, birthday, nationality, whether married. */
export const readIdentity: FactReader = ({ text }, context) => {
  const name = readName(text, context);
  if (name.length > 0) return name;
  return (
    readBirth(text, context) ??
    readBirthday(text, context) ??
    readAge(text, context) ??
    readStatus(text) ??
    []
  );
};

function readName(text: string, context: ReadingContext): readonly Fact[] {
  const stated = statedName.exec(text)?.[1];
  if (stated) {
    const name = stated.split(" ").map(capitalisedWord).join(" ");
    return looksLikeName(name) && (stated === name || !/^\S*call/iu.test(text)) ? [nameFact(name, 0.97)] : [];
  }
  const lower = /^I am (\p{Ll}+)$/u.exec(text)?.[1];
  if (lower && readTerms(`She is called ${lower}`).some((term) => hasTag(term, "Person", "FirstName")))
    return [nameFact(capitalisedWord(lower), 0.6)];
  const [, name = "", tail = ""] = introduction.exec(text) ?? [];
  if (name === "" || !looksLikeName(name)) return [];
  const role = /^an? /u.test(tail)
    ? readWork({ text: `I am ${tail}`, isHedged: false, isCorrection: false }, context)
    : readPlaceTail(tail);
  return [nameFact(name, 0.9), ...role];
}

function nameFact(name: string, confidence: number): Fact {
  return fact("name", name, `My name is ${name}`, { confidence });
}

function readBirth(text: string, { today }: ReadingContext): readonly Fact[] | null {
  const words = bornOn.exec(text)?.[1];
  const found = words ? findDate(words, today, "past") : null;
  if (!words || !found) return null;
  const place = bornAt.exec(
    `${words.slice(0, found.index)}${words.slice(found.index + found.words.length)}`
      .replace(/^on /u, "")
      .trim(),
  )?.[1];
  const born = fact(
    "birthday",
    found.hasDay ? dayAndMonth(found.start, true) : found.iso,
    `I was born ${found.phrase}`,
  );
  return place
    ? [born, fact("origin", place.trim(), `I was born in ${place.trim()}`, { key: "birthplace" })]
    : [born];
}

function readBirthday(text: string, { today }: ReadingContext): readonly Fact[] | null {
  const words = birthday.exec(text)?.[1];
  const found = words ? findDate(words, today, "future") : null;
  if (!words || !found?.hasDay) return null;
  // A birthday returns every year: the year of the next one would be wrong.
  const day = dayAndMonth(found.start, /\d{4}/.test(words));
  return [fact("birthday", day, `My birthday is on ${day}`)];
}

function readAge(text: string, { today }: ReadingContext): readonly Fact[] | null {
  const [, words = "", unit] = age.exec(text) ?? ageThen.exec(text) ?? [];
  const [years] = words === "" ? [] : [nlp(words).numbers().get()].flat();
  const isOnlyNumber = readTerms(words).every((term) => term.text === "" || hasTag(term, "Value"));
  if (typeof years !== "number" || !isOnlyNumber || !Number.isInteger(years) || years < 3 || years > 119)
    return null;
  return [
    fact("age", String(years), `I was ${years} years old in ${monthAndYear(today)}`, {
      confidence: unit ? 0.95 : 0.85,
    }),
  ];
}

function readStatus(text: string): readonly Fact[] | null {
  const status = maritalStatus.exec(text)?.[1]?.toLowerCase();
  if (status) return [fact("marital-status", status, `I am ${status}`)];
  const people = nationality.exec(text)?.[1];
  if (!people) return null;
  const parts = splitList(coreOf(people).replaceAll("-", " and "));
  const isDemonym = parts.every((part) => readTerms(part).some((term) => hasTag(term, "Demonym")));
  return isDemonym
    ? [
        fact(
          "nationality",
          people,
          text.replace(/^(I am ).*?((?:half[ -]|part |an? )?\p{Lu}[\p{L}-]+).*$/u, "$1$2"),
        ),
      ]
    : null;
}
