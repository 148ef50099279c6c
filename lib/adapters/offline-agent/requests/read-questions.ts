import { readableSentences } from "../extract-facts/clause";
import { isQuestion } from "../extract-facts/gate";
import { contentStems } from "../grammar/content-stems";
import { hasTag, readTerms } from "../grammar/read-terms";
import { wholeWords } from "../grammar/whole-words";
import { kindOfModel } from "./model-kind";
import type { Question } from "./question";
import { routeQuestion } from "./route-question";

const nextQuestion =
  /,?\s+(?:and|or)\s+(?:also\s+)?(?=(?:where|what|when|who|which|how|why|do|does|am|is|are)\s)/iu;
const lead =
  /^(?:(?:(?:and|but|so|ok|okay|well|hey|hi|hello|please|now|also|by the way)\b,?\s*)|(?:can|could|would|will) you (?:please )?(?:tell|remind|show) me (?:again )?|(?:please )?(?:tell|remind|show) me (?:again )?(?=(?:of |about )?(?:what|where|when|who|which|how|my|if|whether)\b)|do you (?:still |happen to )?(?:know|remember|recall)(?: if| whether)? |i (?:wonder|forgot|forget|do not (?:know|remember))(?: if| whether)? (?=(?:what|where|when|who|which|how|if|whether)\b)|(?:if|whether) )+/iu;
const askedIndirectly =
  /^(?:(?:please )?(?:tell|remind|show) me (?:again )?(?:of |about )?(?:what|where|when|who|which|how|my|if|whether)\b|i (?:wonder|forgot|forget) (?:what|where|when|who|which|how|if|whether)\b)/iu;
/** "What do you know about my brother?" asks for all of him. */
const whatYouKnow =
  /^(?:what|anything|which things)(?: else)? (?:do|did|have|can) you (?:know|remember|have|stored|saved|got|tell me)(?: stored| saved)? (?:about|on|of) (?!me$|us$|myself$)/iu;
const firstPerson = wholeWords("I|my|mine|me|myself|we|our|us");
const offersHelp =
  /^(?:how (?:do|can|should|could|would|to)|(?:what|where|which|who|when|why) (?:should|could|would|can|shall)|should|shall|can|could|may|why)\s+(?:I|we)\b(?!\s+(?:not\s+)?(?:eat|drink)$)|^why (?:is|are|does|do|did|was|were|can|will|am|has|have)\b|^(?:can|could|would|will) (?:you|we) (?!(?:please )?(?:tell|remind|know|remember|recall|say))/iu;
const aboutAssistant =
  /^(?:(?:what|where|when|who|why|how|which)(?: \p{L}+)? )?(?:do|does|did|are|were|is|was|have|has|can|could|will|would) (?:not )?(?:you|your)\b/iu;
const ignorable = new Set(
  "currently again still exactly actually right precisely today day moment anyway thing kind type sort food people person info information detail tell know remember remind recall show list wonder forget live work from come go own many much old first last full new best most good way time place number idea job profession birthday call tonight today medicine medication drug town city country village on see visit meet attend".split(
    " ",
  ),
);

/** The questions in a message, each by itself: "Where do I work and where do I live?" are two. `people` tells whose Aksel is. */
export function readQuestions(
  text: string,
  knownNames: readonly string[],
  people: ReadonlyMap<string, string> = new Map(),
): readonly Question[] {
  return readableSentences(text)
    .filter((sentence) => isQuestion(sentence) || askedIndirectly.test(sentence))
    .flatMap((sentence) => askingPart(sentence).split(nextQuestion))
    .map((part) => readQuestion(part, knownNames, people));
}

function readQuestion(
  part: string,
  knownNames: readonly string[],
  people: ReadonlyMap<string, string>,
): Question {
  const plain = part
    .replace(lead, "")
    .replace(/[\s?.!]+$/u, "")
    .replace(whatYouKnow, "")
    .trim();
  const about = whomItIsAbout(part, plain, knownNames);
  const { slots, relations, rest } = routeQuestion(firstPersonOrder(asRelations(plain, people)));
  return {
    text: part.trim(),
    about,
    name: about === "world" ? namedIn(plain) : null,
    slots,
    relations,
    stems: contentStems(about === "world" ? plain : rest).filter((stem) => !ignorable.has(stem)),
    isYesNo: /^(?:am|is|are|do|does|did|was|were|have|has|can|could)\b/iu.test(plain),
    isNegated: /\bnot\b/iu.test(plain),
  };
}

/** "Where does Aksel live?" → "Where does my brother live?"; with two brothers the name stays beside it. */
function asRelations(plain: string, people: ReadonlyMap<string, string>): string {
  return [...people].reduce((text, [name, relation]) => {
    const others = [...people.values()].filter((other) => other === relation).length;
    const whole = new RegExp(`(?<!\\bmy ${relation} )(?<![\\p{L}\\p{N}])${name}(?![\\p{L}\\p{N}])`, "u");
    return text.replace(whole, others > 1 ? `my ${relation} ${name}` : `my ${relation}`);
  }, plain);
}

/** What "forget …" points at, read like a question about it. */
export function readTarget(target: string): Question {
  const { slots, relations, rest } = routeQuestion(firstPersonOrder(target.replace(/[\s?.!]+$/u, "")));
  return {
    text: target,
    about: "person",
    name: null,
    slots,
    relations,
    stems: contentStems(rest).filter((stem) => !ignorable.has(stem)),
    isYesNo: false,
    isNegated: false,
  };
}

function whomItIsAbout(part: string, plain: string, knownNames: readonly string[]): Question["about"] {
  if (offersHelp.test(plain)) return "task";
  if (aboutAssistant.test(plain) && !/\b(?:my|about me|I)\b/u.test(plain)) return "assistant";
  if (
    firstPerson.test(plain.replace(/\b(?:tell|show|give|remind|help) me\b/giu, "")) ||
    (firstPerson.test(part) && plain === "")
  )
    return "person";
  if (/\b(?:coming up|upcoming)\b/iu.test(plain)) return "person";
  const names = new Set(knownNames.flatMap((name) => contentStems(name)));
  return contentStems(plain).some((stem) => names.has(stem)) ? "person" : "world";
}

/** A name in small words: "Who is Clara?" may ask for a friend. */
function namedIn(plain: string): string | null {
  const who = /^who (?:is|was|are) (\p{Lu}[\p{L}'-]*(?: \p{Lu}[\p{L}'-]*){0,2})$/u.exec(plain)?.[1];
  if (who) return who;
  const isAsked = /^(?:who|when|where|what|which|how|is|are|does|do|did|was|has|\p{Lu})/u.test(plain);
  const name = readTerms(plain)
    .filter((term) => hasTag(term, "Person", "FirstName", "LastName") && /^\p{Lu}/u.test(term.text))
    .map((term) => term.text.replace(/['’]s$/u, ""))
    .join(" ");
  return isAsked && name !== "" && kindOfModel(plain) === "knowledge" ? name : null;
}

/** The indirect "where I live" asks the same as "where do I live". */
function firstPersonOrder(text: string): string {
  return text
    .replace(
      /^((?:where|what|who|when|which)(?: (?!do|did|am|was|have|can|should|may|is)\p{L}+)?) I (am|was|have)\b/iu,
      "$1 $2 I",
    )
    .replace(
      /^((?:where|what|who|when|which)(?: (?!do|did|am|was|have|can|should|may|is)\p{L}+)?) I (?!am\b|was\b|have\b)/iu,
      "$1 do I ",
    )
    .replace(/^I (am|was|have)\b/u, "$1 I")
    .replace(/^I (?=\p{L})/u, "do I ");
}

/** Of "I am vegan, so what can I eat?" the last part. */
function askingPart(sentence: string): string {
  const parts = sentence.split(
    /[,;:–—]\s+(?:(?:and|but|so)\s+)?(?=(?:what|which|where|when|who|how|why|can|could|do|does|did|is|are|should|will|would|am)\s[^,]*\?)/iu,
  );
  return parts.at(-1) ?? sentence;
}
