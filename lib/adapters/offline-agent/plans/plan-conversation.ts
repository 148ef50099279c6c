import { notKept } from "@/lib/core/memory/kept-receipt";
import { readableSentences } from "../extract-facts/clause";
import { extractFacts, type StatedFact } from "../extract-facts/extract-facts";
import { askBelow, type Fact } from "../extract-facts/fact";
import { isQuestion } from "../extract-facts/gate";
import { knownPeople, knownPets } from "../extract-facts/known-people";
import { leadingPersonName, type MemoryReading, readMemory } from "../extract-facts/read-memory";
import { type Retraction, readRetractions } from "../extract-facts/read-retractions";
import { hasTag, readTerms } from "../grammar/read-terms";
import { echoStatement } from "../phrases/echo-statement";
import { phraseProposal, phraseWrites, type WriteResult } from "../phrases/phrase-writes";
import { howToKeep, phraseReceipt, unkeptParts } from "../phrases/receipt";
import { cannotDo } from "../phrases/self-description";
import type { ConversationView } from "../read-prompt";
import { answer, call, type Reply } from "../reply";
import { isListRequest } from "../requests/classify-request";
import { kindOfModel } from "../requests/model-kind";
import type { Question } from "../requests/question";
import { readQuestions } from "../requests/read-questions";
import { isTaskForAModel } from "../requests/read-task";
import { foundMemories, visibleMemories } from "../visible-memories";
import { answerQuestion } from "./answer-question";
import { decideWrites } from "./decide-writes";
import { personNames } from "./person-name";
import { phraseList } from "./plan-list";
import { phraseRetractions, planRetractions } from "./plan-retractions";
import { trackWrites } from "./plan-writes";
import { searchesFor, searchesForSubjects, searchForName } from "./search-queries";

/** How sure a fact is that a mended word tells. */
const guessedConfidence = 0.7;

/** What a message holds, read once per step. */
export interface Message {
  readonly facts: readonly StatedFact[];
  readonly questions: readonly Question[];
  readonly retractions: readonly Retraction[];
}

/** Reads statements, questions and retractions out of a message. */
export function readMessage(view: ConversationView, today: Date): Message {
  const contents = [...view.memories.values()].map(({ content }) => content);
  const people = knownPeople(contents);
  const names = [
    ...people.keys(),
    ...knownPets(contents),
    ...contents.flatMap((content) => personsIn(content)),
  ];
  return {
    facts: extractFacts(view.request, today, people).map((one) => askWhereGuessed(one, view)),
    questions: readQuestions(view.request, names, people).filter((question) => isAnswerable(question, view)),
    retractions: readRetractions(view.request, today),
  };
}

/** "Can you keep this?" above a pasted page asks for nothing that is known here. */
function isAnswerable({ about, text }: Question, { hasPasted }: ConversationView): boolean {
  return !hasPasted || about === "person" || kindOfModel(text) !== "knowledge";
}

/** What is read from words that had to be mended is asked about first. */
function askWhereGuessed(one: StatedFact, { isGuessed }: ConversationView): StatedFact {
  return isGuessed ? { ...one, confidence: Math.min(one.confidence, guessedConfidence) } : one;
}

/** Statements are remembered, questions answered: first search, then write, then speak. */
export function planConversation(view: ConversationView, message: Message, today: Date): Reply {
  const sure = message.facts.filter(({ confidence }) => confidence >= askBelow);
  const asked = message.questions.filter(
    ({ about, stems, name }) =>
      about === "person" || (about === "world" && (stems.length > 1 || name !== null)),
  );
  const found = foundMemories(view.steps, view.memories);
  const names = personNames(view, message.facts, found, today);
  const person = names[0] ?? null;

  const hasSearched = view.steps.some(({ operation }) => operation === "RETRIEVE");
  const searches = [
    ...searchesFor([...sure, ...message.retractions.map(({ fact }) => fact)], asked, person),
    ...searchesForSubjects(unknownSubjects(view, names)),
  ];
  if (searches.length > 0 && !hasSearched && view.operations.has("RETRIEVE")) {
    return call(...(person === null && sure.length > 0 ? [...searches, searchForName] : searches));
  }
  const readings = found.map((memory) => readMemory(memory, names, today));
  const { next, results } = trackWrites(
    view.operations.has("ADD") ? decideWrites(sure, readings, person) : [],
    view,
  );
  const removals = planRetractions(message.retractions, readings, view);
  if (next.length > 0 || removals.length > 0) return call(...removals, ...next);

  const unsure = message.facts.filter(({ confidence }) => confidence < askBelow);
  const after = withWritten(found, view).map((memory) => readMemory(memory, names, today));
  const sentences = [
    greetingFor(
      results.flatMap(({ decision, steps }) =>
        decision.fact.slot === "name" && steps.some(({ outcome }) => outcome.added) ? [decision.fact] : [],
      ),
    ),
    ...phraseWrites(results),
    ...phraseRetractions(message.retractions, readings, view),
    ...answersTo(message.questions, after, view, today),
    phraseProposal(unsure),
  ].filter((sentence) => sentence !== "");
  if (sentences.length === 0) return answer(acknowledge(view));
  const told = [
    ...[...message.facts, ...message.retractions.map(({ fact }) => fact)].flatMap(({ statement, value }) => [
      statement,
      value,
    ]),
    ...results.flatMap(({ decision }) => (decision.known ? [decision.known.memory.content] : [])),
  ];
  return answer(...sentences, receiptOf(view, message, results, told, today));
}

/** What of a message with facts was not kept, so that nothing is lost silently. */
function receiptOf(
  view: ConversationView,
  message: Message,
  results: readonly WriteResult[],
  told: readonly string[],
  today: Date,
): string {
  if (message.facts.length === 0 || view.hasPasted) return view.unread.length > 0 ? phraseUnread(view) : "";
  const kept = results.filter(({ decision, steps }) =>
    decision.known ? true : steps.some(({ outcome }) => outcome.added ?? outcome.updated),
  ).length;
  const parts = [...unkeptParts(ownTyped(view), told, today), ...view.unread];
  return phraseReceipt(kept, [...new Set(parts)], !hasExplained(view));
}

/** The message as it was typed, without the sentences that are quoted whole. */
function ownTyped({ asTyped, unread }: ConversationView): string {
  return unread.reduce((text, sentence) => text.replace(sentence, " "), asTyped);
}

function phraseUnread(view: ConversationView): string {
  const quoted = view.unread.map(
    (sentence) => `“${sentence.replace(/[“”]/gu, '"').replace(/[\s.!]+$/u, "")}”`,
  );
  return `I read English only, so I took nothing from this: ${notKept}${quoted.join(" · ")}.${hasExplained(view) ? "" : howToKeep}`;
}

function hasExplained({ earlier }: ConversationView): boolean {
  return earlier.some(({ author, text }) => author === "assistant" && text.includes(howToKeep.trim()));
}

/** Whom sentences speak of that no visible memory explains: "Aksel works as a fisherman". */
function unknownSubjects({ request, memories, isGuessed }: ConversationView, names: readonly string[]) {
  if (isGuessed) return [];
  const people = knownPeople([...memories.values()].map(({ content }) => content));
  return readableSentences(request).flatMap((text) => {
    const subject = isQuestion(text) ? null : leadingPersonName(text.trim());
    return subject && !people.has(subject) && !names.includes(subject) ? [subject] : [];
  });
}

function acknowledge(view: ConversationView): string {
  const { request, hasPasted } = view;
  if (view.unread.length > 0) return phraseUnread(view);
  const isTask = isTaskForAModel(request);
  if (isTask && !(hasPasted && kindOfModel(request) === "knowledge")) return cannotDo(request);
  if (hasPasted)
    return "I leave pasted text as it is and take no facts about you from it. Say “remember that …” for what I shall keep.";
  return echoStatement(view.asTyped, !hasExplained(view));
}

function greetingFor([named]: readonly Fact[]): string {
  return named ? `Nice to meet you, ${named.value.split(" ")[0]}.` : "";
}

/** Found memories in their wording after this turn's writes, and the ones that were added. */
function withWritten(
  found: readonly MemoryReading["memory"][],
  view: ConversationView,
): readonly MemoryReading["memory"][] {
  const deleted = new Set(view.steps.flatMap(({ outcome }) => outcome.deleted?.memory_id ?? []));
  const written = visibleMemories(view.steps.map(({ outcome }) => ({ ...outcome, retrieved: undefined })));
  const kept = found
    .filter(({ memoryId }) => !deleted.has(memoryId))
    .map((memory) => ({ ...memory, content: written.get(memory.memoryId)?.content ?? memory.content }));
  const added = [...written.values()].filter(
    ({ memoryId }) => !kept.some((memory) => memory.memoryId === memoryId),
  );
  return [...kept, ...added];
}

/** People named inside a memory; its first word may be any word. */
function personsIn(content: string): readonly string[] {
  return readTerms(content)
    .slice(1)
    .filter((term) => hasTag(term, "Person", "FirstName") && /^\p{Lu}/u.test(term.text))
    .map((term) => term.text.replace(/['’]s$/u, ""));
}

/** An answer that only repeats what this turn has just written is left out. */
function answersTo(
  questions: readonly Question[],
  readings: readonly MemoryReading[],
  view: ConversationView,
  today: Date,
): readonly string[] {
  const written = view.steps.flatMap(({ outcome: { added, updated } }) =>
    [added, updated].flatMap((memory) => memory?.memory_id ?? []),
  );
  const answers = questions.map((question) =>
    isListRequest(question.text) ? phraseList(readings) : answerQuestion(question, readings, view, today),
  );
  return [...new Set(answers)].filter((text) => {
    const cited = [...text.matchAll(/\[(mem_[^\]]+)\]/gu)].flatMap((match) => match[1] ?? []);
    return (
      cited.length === 0 ||
      cited.some((memoryId) => !written.includes(memoryId)) ||
      /^(?:Yes|No|Here)\b/u.test(text)
    );
  });
}
