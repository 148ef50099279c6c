import { capitalised } from "../grammar/grammatical-person";
import { type Clause, readableSentences, splitClauses } from "./clause";
import type { Fact } from "./fact";
import { isHypotheticalClause, isHypotheticalSentence, isQuestion, reportsSpeech } from "./gate";
import { introductionParts } from "./introduction-parts";
import { plainSentence } from "./plain-sentence";
import { readAboutRelations } from "./read-about-relations";
import { readAttributes } from "./read-attributes";
import { readBody } from "./read-body";
import { readEvents } from "./read-events";
import { readIdentity } from "./read-identity";
import { readCompanions, readPeople } from "./read-people";
import { readPlace } from "./read-place";
import { readTastes } from "./read-tastes";
import { readWork } from "./read-work";
import type { FactReader, ReadingContext } from "./reader";

/** In order: the first reader that understands a clause has it. */
const readers: readonly FactReader[] = [
  readIdentity,
  readPlace,
  readWork,
  readBody,
  readEvents,
  readPeople,
  readTastes,
  readAboutRelations,
  readAttributes,
];

/** A fact, and whether it takes back an earlier one. */
export interface StatedFact extends Fact {
  readonly isCorrection: boolean;
}

/**
 * Reads what a person says about themself, their people and their plans; `people` tells whose Aksel is. Precise rather than
 * complete: questions, what-ifs, hearsay and stories give nothing.
 */
export function extractFacts(
  text: string,
  today: Date,
  people: ReadonlyMap<string, string> = new Map(),
): readonly StatedFact[] {
  const context: ReadingContext = { today, isMemory: false };
  return distinct(
    readableSentences(text).flatMap((sentence) => {
      const parts = introductionParts(sentence);
      if (parts.length > 0) return parts.flatMap((part) => readPart(part, context));
      return statedClauses(plainSentence(sentence, people)).flatMap((clause) => readClause(clause, context));
    }),
  );
}

/** Of the ways in which a part of an introduction can be meant, the first that says something. */
function readPart(wordings: readonly string[], context: ReadingContext): readonly StatedFact[] {
  for (const wording of wordings) {
    const facts = statedClauses(plainSentence(wording)).flatMap((clause) => readClause(clause, context));
    if (facts.length > 0) return facts;
  }
  return [];
}

/** Reads the facts of one stored memory that is told in the first person. */
export function readStatement(text: string, today: Date): readonly Fact[] {
  const plain = text.replace(/\s*\([^)]*\)/gu, "");
  const clauses = readableSentences(plain).flatMap((sentence) => splitClauses(sentence));
  return distinct(clauses.flatMap((clause) => readClause(clause, { today, isMemory: true })));
}

/** The question after a statement: "I am vegan, so what can I eat?". */
const askingPart =
  /[,;:–—]\s+(?:(?:and|but|so)\s+)?(?:what|which|where|when|who|how|why|can|could|do|does|did|is|are|should|will|would)\s[^,]*\?\s*$/iu;

/** The clauses of a sentence that claim something: not the asking part of "I am vegan, what can I eat?". */
function statedClauses(sentence: string): readonly Clause[] {
  if (isHypotheticalSentence(sentence)) return [];
  const stated: Clause[] = [];
  const clauses = splitClauses(sentence.replace(askingPart, ""));
  if (isQuestion(sentence) && !askingPart.test(sentence)) return [];
  for (const clause of clauses) {
    if (reportsSpeech(clause.text)) break;
    if (!isQuestion(clause.text) && !isHypotheticalClause(clause.text)) stated.push(clause);
  }
  return stated;
}

function readClause(clause: Clause, context: ReadingContext): readonly StatedFact[] {
  for (const reader of readers) {
    const facts = reader(clause, context);
    if (facts.length === 0) continue;
    const isEvent = facts.some(({ slot }) => slot === "event");
    return withClause(isEvent ? facts : [...facts, ...readCompanions(clause.text)], clause);
  }
  return withClause(readCompanions(clause.text), clause);
}

function withClause(facts: readonly Fact[], { isHedged, isCorrection }: Clause): readonly StatedFact[] {
  return facts.map((one) => ({
    ...one,
    statement: capitalised(one.statement),
    confidence: isHedged ? Math.min(one.confidence, 0.6) : one.confidence,
    isCorrection,
  }));
}

function distinct<One extends Fact>(facts: readonly One[]): readonly One[] {
  const seen = new Set<string>();
  return facts.filter(({ slot, key, value }) => {
    const identity = `${slot}/${key}/${value.toLowerCase()}`;
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}
