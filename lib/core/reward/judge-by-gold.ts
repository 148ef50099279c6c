import type { GoldFact, Task, TaskQuestion } from "../episode/task";
import type { EventOf } from "../log/events";
import { scoreAnswer } from "../metric/answer-score";
import { mentions } from "../metric/mentions";

/** What a judge says of an episode: a model, or the gold of the task. Every value is null where the judge cannot say. */
export interface Judgements {
  /** S_judge of Eq. 17, 0 to 1. Not asked for where there is no answer. */
  readonly answer: number | null;
  /** The additions of the first stage that are useful and not redundant (Eq. 23), by event id. */
  readonly goodAdditions: ReadonlySet<string> | null;
  /** S_LLM of Eq. 25, 0 to 1: how well what was retrieved serves the question. */
  readonly relevance: number | null;
  /** False where nothing that was said has to be changed or deleted, so that doing neither is no fault. */
  readonly needsMaintenance: boolean | null;
  /** False where the question needs no memory at all: retrieving nothing is no fault. */
  readonly needsRetrieval: boolean | null;
}

/** The judge of an ordinary conversation: it has no gold, so it says nothing. */
export const noJudgements: Judgements = {
  answer: null,
  goodAdditions: null,
  relevance: null,
  needsMaintenance: null,
  needsRetrieval: null,
};

/** What the gold judge looks at. */
export interface JudgedEpisode {
  readonly task: Task;
  readonly question: TaskQuestion;
  readonly answer: string;
  readonly additions: readonly EventOf<"memory-added">[];
  readonly retrievals: readonly EventOf<"memories-retrieved">[];
}

/**
 * Judges by the gold of a task instead of a model. An addition is good when it says a fact that holds, or held when it was stored, and no
 * earlier addition said the same; what was retrieved is relevant to the share of the evidence that is in it.
 */
export function judgeByGold({ task, question, answer, additions, retrievals }: JudgedEpisode): Judgements {
  const facts = [...task.facts, ...task.pastFacts];
  const evidence = task.facts
    .concat(task.pastFacts)
    .filter((fact) => question.evidence.includes(fact.factId));
  const recalled = retrievals.flatMap((event) =>
    [...event.hits, ...event.alreadyInContext].map((hit) => hit.content),
  );
  return {
    answer: answer.trim() === "" ? null : scoreAnswer(answer, question).isRight ? 1 : 0,
    goodAdditions: goodAdditions(additions, facts),
    relevance:
      evidence.length === 0
        ? null
        : evidence.filter((fact) => recalled.some((text) => saysFact(text, fact))).length / evidence.length,
    needsMaintenance: task.needsMaintenance,
    needsRetrieval: evidence.length > 0,
  };
}

function goodAdditions(
  additions: readonly EventOf<"memory-added">[],
  facts: readonly GoldFact[],
): ReadonlySet<string> {
  const known = new Set<string>();
  const good = new Set<string>();
  for (const addition of additions) {
    const said = facts.filter((fact) => saysFact(addition.content, fact));
    if (said.some((fact) => !known.has(fact.factId))) good.add(addition.id);
    for (const fact of said) known.add(fact.factId);
  }
  return good;
}

/** True when a text names the value of a fact, and whom it is about unless that is the person who speaks. */
export function saysFact(text: string, fact: GoldFact): boolean {
  return mentions(text, fact.value) && (fact.subject === "me" || mentions(text, fact.subject));
}
