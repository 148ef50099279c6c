import { hasTag, readTerms } from "../grammar/read-terms";
import { attributeKey } from "./attribute-key";
import { type Fact, fact } from "./fact";
import { adverb, coreOf, isEmptyValue, splitList } from "./patterns";
import type { FactReader } from "./reader";
import { petPattern, relationPattern } from "./relation-words";

const speaks = new RegExp(
  `^I (?:can )?${adverb}(?:speak|am fluent in|am learning|learn|know|understand) ${adverb}(.+)$`,
  "iu",
);
const nativeLanguage = /^my (?:native (?:language|tongue)|mother tongue|first language) is (\p{L}+)$/iu;
/** Languages that neither their ending nor the library tells. */
const otherLanguages = new Set(
  "Catalan Basque Galician Welsh Esperanto Urdu Hindi Bengali Tamil Telugu Marathi Punjabi Gujarati Swahili Farsi Dari Pashto Hebrew Mandarin Cantonese Afrikaans Zulu Xhosa Hausa Yoruba Igbo Latin Malay Thai Yiddish Quechua Guarani Czech Slovak Greek Dutch French German Tagalog Khmer Lao Frisian Breton Sami Maori Hawaiian".split(
    " ",
  ),
);
const named =
  /^(?:my ([\p{L}][\p{L} -]{1,28}?) is|I (?:have|have got|own|run) an? ([\p{L}][\p{L} -]{1,28}?)) (?:called|named) (\S.{0,60})$/iu;
const attribute = /^my (?:(?:new|current|own) )?([\p{L}][\p{L} -]{1,28}?) (?:is|are) (.+)$/iu;
const drives = new RegExp(`^I ${adverb}(?:drive|ride) (an? .+)$`, "iu");
const makes =
  "Alfa Romeo|Audi|BMW|BYD|Chevrolet|Citro[eë]n|Cupra|Dacia|Fiat|Ford|Honda|Hyundai|Jaguar|Jeep|Kia|Land Rover|Lexus|Mazda|Mercedes(?:-Benz)?|Mini|Mitsubishi|Nissan|Opel|Peugeot|Polestar|Porsche|Renault|Rover|Saab|Seat|Skoda|Škoda|Smart|Subaru|Suzuki|Tesla|Toyota|Vauxhall|Volkswagen|Volvo|VW";
const ownsCar = new RegExp(
  `^(?:I|we) ${adverb}(?:have got|have bought|have|got|own|just bought|bought|drive) (?:an? |the |my |our )?((?:\\p{Ll}[\\p{L}-]* ){0,2}(?:\\d{4} )?(?:${makes})\\b.*)$`,
  "u",
);
const wearsSize =
  /^I (?:wear|take) (?:an? )?(?:size )?(\d{2}(?:[.,]5)?|\p{Lu}{1,3}) ?(?:in )?(shoe|boot|dress|shirt|trouser|ring|glove|helmet)?s?$/u;
const grewUpSpeaking =
  /^I (?:grew up (?:with|speaking)|was raised (?:in|speaking)) (\p{Lu}\p{L}+(?:(?:, | and )\p{Lu}\p{L}+)*)(?: .*)?$/u;
const habit = new RegExp(
  `^I ${adverb}(?!(?:would|will|can|could|have|am|was|did|had|need|want|got)\\b)([\\p{L}]+) (?:.+ )?(?:every|each) (?:\\p{L}+)(?: .+)?$|^I (?:usually|always|often|never) (?!(?:would|will|can|could|have|am|was|did|had|need|want|got)\\b)[\\p{L}]+ .+$`,
  "iu",
);
/** What people do again and again even where they do not say so. */
const doesOften = /^I ((?:volunteer|sing|dance|coach|knit|crochet|garden|fence|busk|fundraise|tutor) .+)$/iu;
const secret =
  /\b(?:password|passcode|pin|pin code|card number|cvv|security code|social security|iban|account number)\b/iu;
const reachable =
  /^(?:you can )?(?:reach|call|ring|text|phone|contact) me (?:at|on|under) (\+?\d[\d ()/-]{4,18}\d)$/iu;
/** Things of the moment that nobody wants remembered. */
const passing =
  /^(?:head|home|back|day|night|morning|week|weekend|phone|battery|computer|laptop|internet|train|bus|flight|plane|question|point|problem|issue|answer|guess|mood|mind|heart|life|stomach|throat|leg|arm|foot|knee|bad|fault|turn|opinion|hope|fear|plan|time|holiday|vacation|trip|room|kitchen|dinner|lunch|breakfast|coffee|tea|team|boss|eyes|ears|hands|feet|house|flat|car|bike|hair|favou?rite.*)$/iu;

/** Languages, habits, and properties such as "my shoe size is 38". */
export const readAttributes: FactReader = ({ text }) =>
  readLanguages(text) ?? readAttribute(text) ?? readHabit(text) ?? [];

function readLanguages(text: string): readonly Fact[] | null {
  const early = splitList(grewUpSpeaking.exec(text)?.[1] ?? "").filter((word) => /^\p{Lu}/u.test(word));
  if (early.length > 0) return early.map((language) => fact("language", language, `I speak ${language}`));
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
    /^\p{Lu}\p{L}+(?:ish|ese|ian|ic)$/u.test(language) ||
    otherLanguages.has(language)
  );
}

/** Cars, sizes and numbers, which have wordings of their own. */
function readKnownAttribute(text: string): readonly Fact[] | null {
  const car = coreOf(ownsCar.exec(text)?.[1] ?? "");
  if (car !== "")
    return [fact("attribute", car, `I drive ${articled(car)}`, { key: "car", confidence: 0.9 })];
  const [, size = "", garment = ""] = wearsSize.exec(text) ?? [];
  if (size !== "") {
    const key = `${garment === "" ? "clothing" : garment} size`;
    return [fact("attribute", size, `My ${key} is ${size}`, { key, confidence: 0.9 })];
  }
  const phone = reachable.exec(text)?.[1];
  if (phone)
    return [
      fact("attribute", phone, `My phone number is ${phone}`, { key: "phone number", confidence: 0.85 }),
    ];
  const driven = drives.exec(text)?.[1];
  if (driven && /\p{Lu}/u.test(driven))
    return [fact("attribute", coreOf(driven), `I drive ${coreOf(driven)}`, { key: "car", confidence: 0.85 })];
  return null;
}

function readNamedThing(text: string): readonly Fact[] | null {
  const [, own, owned, name = ""] = named.exec(text) ?? [];
  const thing = own ?? owned;
  return thing && /^\p{Lu}/u.test(name) && !isRelation(thing)
    ? [fact("attribute", name, text, { key: thing.toLowerCase(), confidence: 0.85 })]
    : null;
}

function readAttribute(text: string): readonly Fact[] | null {
  const known = readKnownAttribute(text) ?? readNamedThing(text);
  if (known) return known;
  const [, said = "", words = ""] = attribute.exec(text) ?? [];
  const key = /\d/u.test(words) ? attributeKey(said) : said;
  if (key === "" || isRelation(key)) return null;
  // An address holds commas.
  const value = /\baddress$/iu.test(key) ? words.replace(/[\s.]+$/u, "") : coreOf(words);
  const confidence = attributeConfidence(key, value);
  if (confidence === 0) return null;
  return [
    fact("attribute", value, `My ${lowerFirst(key)} is ${value}`, { key: key.toLowerCase(), confidence }),
  ];
}

function isRelation(words: string): boolean {
  return new RegExp(`^(?:${relationPattern}|${petPattern})$`, "iu").test(words);
}

/** Sure of numbers, names and goals, unsure of a thing in small letters and of secrets, silent about moods and moments. */
function attributeConfidence(key: string, value: string): number {
  if (isEmptyValue(value) || value.split(" ").length > 12) return 0;
  if (secret.test(key)) return 0.6;
  if (/\b(?:goal|dream|address|email|number|size|height|weight|code|type|group)\b/iu.test(key)) return 0.9;
  const terms = readTerms(value);
  const [first] = terms;
  if (!first || terms.some((term) => hasTag(term, "Date", "Gerund", "PastTense", "Negative", "Comparative")))
    return 0;
  if (passing.test(key) && !/\p{Lu}/u.test(value)) return 0;
  if (terms.some((term) => hasTag(term, "Value", "ProperNoun", "Email", "Url", "PhoneNumber"))) return 0.85;
  return hasTag(first, "Adjective", "Adverb", "Verb", "Preposition", "Conjunction") ? 0 : 0.6;
}

function readHabit(text: string): readonly Fact[] | null {
  const pastime = doesOften.exec(text)?.[1];
  if (pastime) return [fact("activity", pastime, text, { confidence: 0.7 })];
  if (!habit.test(text) || /\b(?:forget|remember|know|think|feel|wonder)\b/iu.test(text)) return null;
  return [fact("activity", text.replace(/^I /u, ""), text, { confidence: 0.6 })];
}

function articled(thing: string): string {
  return /^(?:an?|the|my) /iu.test(thing) ? thing : `${/^[aeiou]/iu.test(thing) ? "an" : "a"} ${thing}`;
}

function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
