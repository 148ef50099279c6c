import type { Slot } from "../extract-facts/fact";
import { isQuestion } from "../extract-facts/gate";
import type { MemoryReading } from "../extract-facts/read-memory";
import { slotTraits } from "../extract-facts/slots";
import { contentStems, coversStems } from "../grammar/content-stems";
import { citedReading, joined, midSentence } from "../phrases/cite";
import { cannotDo, whatIAm } from "../phrases/self-description";
import type { Utterance } from "../read-prompt";
import { classifyRequest } from "../requests/classify-request";
import type { Question } from "../requests/question";
import { findAnswers } from "./judge-relevance";

/** Another value than the one known is a "no": one name, one home. */
const exclusiveSlots: readonly Slot[] = ["name", "home", "employer", "birthday", "age"];

/** Answers one question from the memories found for it, else from what was said, else says that it does not know. */
export function answerQuestion(
  question: Question,
  found: readonly MemoryReading[],
  earlier: readonly Utterance[],
): string {
  if (question.about === "assistant")
    return `${whatIAm} I have no life of my own to tell about, only what you tell me.`;
  if (question.about === "task") return cannotDo;
  if (question.about === "world")
    return answerByWords(question, found) ?? quoteEarlier(question, earlier) ?? cannotDo;
  const { readings, isExact } = findAnswers(question, found);
  if (readings.length > 0 && isExact) return `${verdict(question, readings)}.`;
  const quoted = question.slots.length === 0 ? quoteEarlier(question, earlier) : null;
  if (quoted) return quoted;
  if (readings.length > 0) return nearestAnswer(question, readings);
  return `I have no memory of ${missing(question)}. Tell me, and I will remember it.`;
}

/** "What is the wifi code?" may stand in a note. One shared word is no answer: "What is love?" is not about "You love jazz". */
function answerByWords(question: Question, found: readonly MemoryReading[]): string | null {
  const { readings, isExact } = findAnswers({ ...question, slots: [] }, found);
  return isExact && readings.length > 0 && question.stems.length > 1
    ? `${verdict(question, readings)}.`
    : null;
}

/** Statements with their citations; a yes-or-no question gets its yes or no first where that is certain. */
function verdict(question: Question, readings: readonly MemoryReading[]): string {
  const told = readings.map(citedReading);
  const sentences = joined([told[0] ?? "", ...told.slice(1).map(midSentence)]);
  if (!question.isYesNo || readings.length > 1 || question.stems.length === 0) return sentences;
  const reading = readings[0];
  const isDislike =
    reading?.facts.some(({ slot }) => slot === "dislike") &&
    !/\b(?:hate|dislike|not)\b/iu.test(question.text);
  const denies = /\b(?:not|never)\b/iu.test(reading?.addressed ?? "") || isDislike;
  return `${denies === question.isNegated ? "Yes" : "No"}: ${midSentence(sentences)}`;
}

/** The value asked about is not the one known: "No" for what has one value, "I only know" for what may have many. */
function nearestAnswer(question: Question, readings: readonly MemoryReading[]): string {
  const told = midSentence(
    joined(readings.map(citedReading).map((words, index) => (index === 0 ? words : midSentence(words)))),
  );
  const excludesOthers = readings.every(({ facts }) =>
    facts.some(
      ({ slot }) => exclusiveSlots.includes(slot) && question.slots.some((query) => query.slot === slot),
    ),
  );
  return excludesOthers && readings.length === 1 && !question.isNegated
    ? `No: ${told}.`
    : `I have no memory of that. I only know that ${told}.`;
}

/** What the person said in this conversation, in their own words. */
function quoteEarlier(question: Question, earlier: readonly Utterance[]): string | null {
  if (question.stems.length === 0) return null;
  const said = earlier.findLast(
    ({ author, text }) =>
      author === "person" && isTold(text) && coversStems(contentStems(text), question.stems),
  );
  return said
    ? `I have no memory of that, but in this conversation you said: “${shortened(said.text)}”`
    : null;
}

/** A statement: neither a question nor a command. */
function isTold(text: string): boolean {
  return !isQuestion(text) && classifyRequest({ request: text, earlier: [] }).kind === "converse";
}

function missing(question: Question): string {
  if (question.isYesNo && question.stems.length > 0) return "that";
  const [relation] = question.relations;
  if (relation) return `your ${relation}${question.slots[0]?.slot === "relation" ? "'s name" : ""}`;
  const [query] = question.slots;
  if (!query) return "that";
  const [key] = query.keys ?? [];
  if (query.slot === "favourite" && key) return `your favourite ${key}`;
  if ((query.slot === "attribute" || query.slot === "pet") && key) return `your ${key}`;
  return slotTraits[query.slot].label;
}

function shortened(text: string): string {
  return text.length <= 240 ? text.trim() : `${text.slice(0, 240).trim()}…`;
}
