import type { Fact } from "../extract-facts/fact";
import { toSecondPerson } from "../grammar/grammatical-person";
import type { WriteDecision } from "../plans/decide-writes";
import { rememberQuestion } from "../requests/pending-proposal";
import type { ToolStep } from "../tool-step";
import { cited, citedReading, joined, midSentence } from "./cite";
import { waitingFor } from "./waiting-for";

/** A decision together with the tool calls that carried it out, as far as they ran. */
export interface WriteResult {
  readonly decision: WriteDecision;
  readonly steps: readonly ToolStep[];
}

/** Says what was remembered, updated, known already, or refused. */
export function phraseWrites(results: readonly WriteResult[]): readonly string[] {
  const added = results.flatMap(({ decision, steps }) => addedPhrase(decision.fact, steps));
  const known = results.flatMap(({ decision, steps }) => knownPhrase(decision, steps));
  return [
    added.length > 0 ? `I will remember that ${joinedThat(added)}.` : "",
    ...results.flatMap(({ decision, steps }) => updatedPhrase(decision.fact, steps)),
    known.length > 0 ? `I already know that ${joinedThat(known)}.` : "",
    ...results.flatMap(({ decision, steps }) => waitingPhrase(decision.fact, steps)),
    ...results.flatMap(({ steps }) => refusedPhrase(steps)),
  ];
}

/** Asks before something uncertain is written. The words up to the question mark are read again when the person says yes. */
export function phraseProposal(facts: readonly Fact[]): string {
  return facts.length === 0
    ? ""
    : `${rememberQuestion}${joinedThat(facts.map(({ statement }) => addressedStatement(statement)))}?`;
}

/** A statement of the person told back to them: "I live in Oslo" → "you live in Oslo". */
function addressedStatement(statement: string): string {
  return midSentence(toSecondPerson(statement)).replace(/[\s.]+$/u, "");
}

function addedPhrase(fact: Fact, steps: readonly ToolStep[]): readonly string[] {
  return steps.flatMap(({ outcome }) =>
    outcome.added ? [cited(addressedStatement(fact.statement), outcome.added.memory_id)] : [],
  );
}

function updatedPhrase(fact: Fact, steps: readonly ToolStep[]): readonly string[] {
  if (steps.some(({ outcome }) => outcome.added)) return [];
  return steps.slice(0, 1).flatMap(({ outcome }) => {
    if (!outcome.updated) return [];
    return [
      `I have updated that: ${cited(addressedStatement(fact.statement), outcome.updated.memory_id)}. Before, I had “${outcome.updated.previous_content.replace(/\.$/u, "")}”.`,
    ];
  });
}

function knownPhrase({ fact, known }: WriteDecision, steps: readonly ToolStep[]): readonly string[] {
  if (known) return [midSentence(citedReading(known))];
  if (steps.some(({ outcome }) => outcome.added ?? outcome.updated)) return [];
  return steps.flatMap(({ outcome: { rejected } }) => {
    const isKnown = rejected?.code === "DUPLICATE_MEMORY" || rejected?.code === "UNCHANGED";
    return isKnown
      ? [
          rejected.memory_id
            ? cited(addressedStatement(fact.statement), rejected.memory_id)
            : addressedStatement(fact.statement),
        ]
      : [];
  });
}

/** The person has said that changes wait for them. */
function waitingPhrase(fact: Fact, steps: readonly ToolStep[]): readonly string[] {
  const waiting = steps.find(({ outcome }) => outcome.waiting)?.outcome.waiting;
  return waiting
    ? [
        `I have proposed to remember that ${addressedStatement(fact.statement)}; ${waitingFor(waiting.reason)}`,
      ]
    : [];
}

function refusedPhrase(steps: readonly ToolStep[]): readonly string[] {
  if (steps.some(({ outcome }) => outcome.added ?? outcome.updated)) return [];
  return steps.flatMap(({ outcome: { rejected } }) => {
    if (!rejected || rejected.code === "DUPLICATE_MEMORY" || rejected.code === "UNCHANGED") return [];
    return [`I could not store that: ${rejected.reason || rejected.code}`];
  });
}

function joinedThat(parts: readonly string[]): string {
  return joined(parts.map((part, index) => (index === 0 ? part : `that ${part}`)));
}
