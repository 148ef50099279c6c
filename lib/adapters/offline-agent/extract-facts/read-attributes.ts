import { hasTag, readTerms } from "../grammar/read-terms";
import { type Fact, fact } from "./fact";
import { adverb, coreOf, isEmptyValue, splitList } from "./patterns";
import type { FactReader } from "./reader";
import { relationPattern } from "./relation-words";

const speaks = new RegExp(
  `^I (?:can )?${adverb}(?:speak|am fluent in|am learning|learn|know|understand) ${adverb}(.+)$`,
  "iu",
);
const nativeLanguage = /^my (?:native language|mother tongue|first language) is (\p{L}+)$/iu;
const attribute = /^my ([\p{L}][\p{L} -]{1,28}?) (?:is|are) (.+)$/iu;
const drives = new RegExp(`^I ${adverb}(?:drive|ride) (an? .+)$`, "iu");
const habit = new RegExp(
  `^I ${adverb}(?!(?:would|will|can|could|have|am|was|did|had|need|want|got)\\b)([\\p{L}]+) (?:.+ )?(?:every|each) (?:\\p{L}+)(?: .+)?$|^I (?:usually|always|often|never) (?!(?:would|will|can|could|have|am|was|did|had|need|want|got)\\b)[\\p{L}]+ .+$`,
  "iu",
);
const secret =
  /\b(?:password|passcode|pin|pin code|card number|cvv|security code|social security|iban|account number)\b/iu;
/** Things of the moment that nobody wants remembered. */
const passing =
  /^(?:head|home|back|day|night|morning|week|weekend|phone|battery|computer|laptop|internet|train|bus|flight|plane|question|point|problem|issue|answer|guess|mood|mind|heart|life|stomach|throat|leg|arm|foot|knee|bad|fault|turn|opinion|hope|fear|plan|time|holiday|vacation|trip|room|kitchen|dinner|lunch|breakfast|coffee|tea|team|boss|eyes|ears|hands|feet|house|flat|car|bike|hair|favou?rite.*)$/iu;

/** Languages, habits, and properties such as "my shoe size is 38". */
export const readAttributes: FactReader = ({ text }) =>
  readLanguages(text) ?? readAttribute(text) ?? readHabit(text) ?? [];

function readLanguages(text: string): readonly Fact[] | null {
  const native = nativeLanguage.exec(text)?.[1];
  if (native) return [fact("language", native, `My native language is ${native}`)];
  const spoken = speaks.exec(text)?.[1];
  if (!spoken) return null;
  const verb = /\blearn/iu.test(text.slice(0, text.length - spoken.length)) ? "am learning" : "speak";
  const languages = splitList(
    spoken
      .replace(/ (?:fluently|well|at home|as well|natively|too)\b.*$/iu, "")
      .replace(/\b(?:some|fluent|basic|a little|a bit of|native) /giu, ""),
  );
  const known = languages.filter((language) => /^\p{Lu}\p{L}+(?: [\p{L}]+)?$/u.test(language));
  // One known language makes the others believable: the library reads "Polish" as a verb.
  return languages.some(isKnownLanguage)
    ? known.map((language) => fact("language", language, `I ${verb} ${language}`))
    : null;
}

function isKnownLanguage(language: string): boolean {
  return (
    readTerms(language).some((term) => hasTag(term, "Demonym")) ||
    /^\p{Lu}\p{L}+(?:ish|ese|ian|ic)$/u.test(language)
  );
}

function readAttribute(text: string): readonly Fact[] | null {
  const driven = drives.exec(text)?.[1];
  if (driven && /\p{Lu}/u.test(driven))
    return [fact("attribute", coreOf(driven), `I drive ${coreOf(driven)}`, { key: "car", confidence: 0.85 })];
  const [, key = "", words = ""] = attribute.exec(text) ?? [];
  if (key === "" || new RegExp(`^${relationPattern}$`, "iu").test(key)) return null;
  const value = coreOf(words);
  const confidence = attributeConfidence(key, value);
  if (confidence === 0) return null;
  return [
    fact("attribute", value, `My ${lowerFirst(key)} is ${value}`, { key: key.toLowerCase(), confidence }),
  ];
}

/** Sure of numbers, names and goals, unsure of a thing in small letters and of secrets, silent about moods and moments. */
function attributeConfidence(key: string, value: string): number {
  if (isEmptyValue(value) || value.split(" ").length > 12) return 0;
  if (secret.test(key)) return 0.6;
  if (/\b(?:goal|dream|address|email|number|size|height|code)\b/iu.test(key)) return 0.9;
  const terms = readTerms(value);
  const [first] = terms;
  if (!first || terms.some((term) => hasTag(term, "Date", "Gerund", "PastTense", "Negative", "Comparative")))
    return 0;
  if (passing.test(key) && !/\p{Lu}/u.test(value)) return 0;
  if (terms.some((term) => hasTag(term, "Value", "ProperNoun", "Email", "Url", "PhoneNumber"))) return 0.85;
  return hasTag(first, "Adjective", "Adverb", "Verb", "Preposition", "Conjunction") ? 0 : 0.6;
}

function readHabit(text: string): readonly Fact[] | null {
  if (!habit.test(text) || /\b(?:forget|remember|know|think|feel|wonder)\b/iu.test(text)) return null;
  return [fact("activity", text.replace(/^I /u, ""), text, { confidence: 0.6 })];
}

function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
