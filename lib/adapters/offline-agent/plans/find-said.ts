import { extractFacts } from "../extract-facts/extract-facts";
import { isQuestion } from "../extract-facts/gate";
import { petKey, petPattern, relationKey, relationPattern } from "../extract-facts/relation-words";
import { contentStems, coversStems } from "../grammar/content-stems";
import { expandContractions, hasTag, readTerms } from "../grammar/read-terms";
import { plainMessage } from "../plain-message";
import { classifyRequest } from "../requests/classify-request";
import type { Question } from "../requests/question";
import type { Utterance } from "../utterance";
import { fits } from "./judge-relevance";

/** Longer messages are not searched for what was not stored, in characters. */
const longestQuoted = 1_000;
/** So many messages back: reading one takes milliseconds. */
const mostRead = 40;

const kin = new RegExp(`(?<!\\p{L})(?:${relationPattern}|${petPattern})(?!\\p{L})`, "giu");

const forgotten = /\bI have forgotten\b/u;

interface Said {
  /** As it was typed. */
  readonly text: string;
  /** As the rules read it. */
  readonly plain: string;
  readonly stems: readonly string[];
}

/** The latest words of the person in this conversation that a question is about; null when nothing fits. */
export function findSaid(question: Question, earlier: readonly Utterance[], today: Date): string | null {
  // What was forgotten on demand is not told again from the conversation.
  const since =
    earlier.findLastIndex(({ author, text }) => author === "assistant" && forgotten.test(text)) + 1;
  const said = earlier
    .slice(since)
    .filter(({ author, text }) => author === "person" && text.length <= longestQuoted)
    .slice(-mostRead)
    .flatMap(({ text }): readonly Said[] => {
      const plain = plainMessage(text).text;
      return isTold(plain) ? [{ text, plain, stems: contentStems(plain) }] : [];
    });
  return (
    (
      said.findLast((one) => fitsSlot(question, one, today)) ??
      said.findLast((one) => isAboutWords(question, one)) ??
      bestOnNames(question, said)
    )?.text ?? null
  );
}

/** "Where do I live?" is answered by what says where, whatever its words. */
function fitsSlot(question: Question, { plain, stems }: Said, today: Date): boolean {
  const { slots, relations } = question;
  if (slots.length === 0) return false;
  return extractFacts(plain, today).some(
    (fact) =>
      slots.some((query) => fits(fact, query, relations)) &&
      question.stems.every((stem) => stems.includes(stem)),
  );
}

function isAboutWords(question: Question, { plain, stems }: Said): boolean {
  const { relations, about, text } = question;
  if (relations.length > 0) {
    const named = relationsIn(plain);
    const others = question.stems.filter((stem) => !relations.includes(stem));
    return relations.some((relation) => named.has(relation)) && others.every((stem) => stems.includes(stem));
  }
  // "What is jazz?" is not about the jazz that was spoken of; "When did the plumber come?" is.
  const isDefinite = about === "person" || /\b(?:did|was|were|had|the)\b/iu.test(text);
  return question.stems.length >= (isDefinite ? 1 : 2) && coversStems(stems, question.stems);
}

/** "How old is Ella?": what was said of her, with most of the words asked for. */
function bestOnNames(question: Question, said: readonly Said[]): Said | null {
  if (question.about !== "world" && question.about !== "person") return null;
  const asked = new Set(question.text.toLowerCase().match(/\p{L}[\p{L}-]*/gu) ?? []);
  const stems = contentStems(question.text);
  let best: { one: Said; shared: number } | null = null;
  for (const one of said) {
    const places = new Set(
      readTerms(one.plain).flatMap((term) => (hasTag(term, "Place") ? [term.normal] : [])),
    );
    const names = [...one.plain.matchAll(/(?<=[\p{L}\d,;(] ?)(?<!^)\p{Lu}[\p{L}-]+/gu)].map(([name]) =>
      name.toLowerCase(),
    );
    if (!names.some((name) => asked.has(name) && !places.has(name))) continue;
    const shared = stems.filter((stem) => one.stems.includes(stem)).length;
    if (!best || shared >= best.shared) best = { one, shared };
  }
  return best?.one ?? null;
}

function relationsIn(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(kin)].flatMap(([words]) => [relationKey(words), petKey(words)]));
}

/** A statement: neither a question nor a command. */
function isTold(text: string): boolean {
  return (
    !isQuestion(expandContractions(text)) &&
    classifyRequest({ request: text, earlier: [] }).kind === "converse"
  );
}
