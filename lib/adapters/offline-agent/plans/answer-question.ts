import { shortenedTo } from "@/lib/core/text/shorten";
import { dietRulesOut } from "../extract-facts/diets";
import type { Slot } from "../extract-facts/fact";
import type { MemoryReading } from "../extract-facts/read-memory";
import { slotTraits } from "../extract-facts/slots";
import { citedReading, joined, midSentence } from "../phrases/cite";
import { withSources } from "../phrases/quote-source";
import { cannotDo, howToConnect, whatIAm } from "../phrases/self-description";
import type { ConversationView } from "../read-prompt";
import { kindOfModel } from "../requests/model-kind";
import type { Question } from "../requests/question";
import type { Utterance } from "../utterance";
import { findSaid } from "./find-said";
import { findAnswers } from "./judge-relevance";

/** Another value than the one known is a "no": one name, one home. */
const exclusiveSlots: readonly Slot[] = ["name", "home", "employer", "work", "birthday", "age"];

/** Answers one question from the memories found for it, else from what was said, else says that it does not know. */
export function answerQuestion(
  question: Question,
  found: readonly MemoryReading[],
  { earlier, request }: Pick<ConversationView, "earlier" | "request">,
  today: Date,
): string {
  if (question.about === "assistant")
    return kindOfModel(question.text) === "advice"
      ? leaveToModel(question, request)
      : `${whatIAm} I have no life of my own to tell about, only what you tell me.`;
  if (question.about === "task") return leaveToModel(question, request);
  if (question.about === "world")
    return (
      answerByWords(question, found) ?? quoteEarlier(question, earlier, today) ?? leaveOpen(question, request)
    );
  const { readings, isExact } = findAnswers(question, found);
  const known = found.map(({ memory }) => memory);
  if (readings.length > 0 && isExact) return withSources(`${verdict(question, readings)}.`, readings, known);
  const quoted = quoteEarlier(question, earlier, today);
  if (quoted && (readings.length === 0 || question.slots.length === 0)) return quoted;
  if (readings.length > 0) return nearestAnswer(question, readings);
  return `I have no memory of ${missing(question)}. Tell me, and I will remember it.`;
}

/** Somebody whom no memory names may be famous, or a friend never spoken of. */
function leaveOpen(question: Question, request: string): string {
  return question.name === null
    ? leaveToModel(question, request)
    : `I have no memory of ${question.name}. ${howToConnect}`;
}

/** The question alone may not show what it takes: "If a train leaves at 3 …, when does it arrive?". */
function leaveToModel({ text }: Question, request: string): string {
  return cannotDo(kindOfModel(text) === "knowledge" ? request : text);
}

/** "What is the wifi code?" may be in a note. One shared word is no answer: "What is love?" is not about "You love jazz". */
function answerByWords(question: Question, found: readonly MemoryReading[]): string | null {
  const { readings, isExact } = findAnswers({ ...question, slots: [] }, found);
  return isExact && readings.length > 0 && (question.stems.length > 1 || question.name !== null)
    ? withSources(`${verdict(question, readings)}.`, readings)
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
  const denies =
    /\b(?:not|never)\b/iu.test(reading?.addressed ?? "") || isDislike || isRuledOut(question, reading);
  return `${denies === question.isNegated ? "Yes" : "No"}: ${midSentence(sentences)}`;
}

/** "Do I eat meat?" is answered by a diet. */
function isRuledOut({ stems }: Question, reading: MemoryReading | undefined): boolean {
  return reading?.facts.some((fact) => stems.some((stem) => dietRulesOut(fact, stem))) ?? false;
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
    ? withSources(`No: ${told}.`, readings)
    : `I have no memory of that. I only know that ${told}.`;
}

/** What the person said in this conversation and no memory tells, in their own words. */
function quoteEarlier(question: Question, earlier: readonly Utterance[], today: Date): string | null {
  const said = findSaid(question, earlier, today);
  return said ? `I have no memory of that, but in this conversation you said: “${shortened(said)}”` : null;
}

function missing(question: Question): string {
  const { isYesNo, stems, slots, relations } = question;
  if (isYesNo && stems.length > 0) return "that";
  const [query] = slots;
  const [relation] = relations;
  if (relation) return missingRelation(relation, question);
  const [key] = query?.keys ?? [];
  if (query?.slot === "favourite" && key) return `your favourite ${key}`;
  if (key && (query?.slot === "attribute" || query?.slot === "pet")) return `your ${key}`;
  return query ? slotTraits[query.slot].label : "that";
}

/** "your brother's birthday", "any sister of yours", "your wife's name". */
function missingRelation(relation: string, { slots: [query], isYesNo }: Question): string {
  const property = query?.slot === "about-relation" ? query.keys?.[0]?.split("/")[1] : undefined;
  if (property) return `your ${relation}'s ${property}`;
  if (isYesNo) return `any ${relation} of yours`;
  return `your ${relation}${query?.slot === "relation" ? "'s name" : ""}`;
}

function shortened(text: string): string {
  return shortenedTo(text.trim(), 240);
}
