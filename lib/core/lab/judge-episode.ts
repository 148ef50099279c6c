import { Map as ImmutableMap } from "immutable";
import { recordedPrompt } from "../context/recorded-prompt";
import { eventsWithin, type SessionLog } from "../episode/episode-log";
import {
  type AskedQuestion,
  type EpisodeRecord,
  logsOfQuestion,
  spansOfStage,
} from "../episode/episode-record";
import { goldOperations } from "../episode/memops/gold-operations";
import type { GoldFact, Task, TaskQuestion } from "../episode/task";
import { type EventOf, isMemoryEvent, type SessionEvent } from "../log/events";
import { currentVersion } from "../log/memory";
import { type OperationName, operationNames } from "../log/operations";
import { scoreAnswer } from "../metric/answer-score";
import { mentions } from "../metric/mentions";
import { mean } from "../metric/statistics";
import { judgeByGold, saysFact } from "../reward/judge-by-gold";
import { computeReward, type PartValue } from "../reward/reward";
import { type PartName, type RewardVariant, rewardVariants } from "../reward/variants";
import { foldMemories } from "../session/fold-memories";
import type { Confusion, EpisodeResult, MemoryAct, OutsideUseTotal, QuestionResult } from "./episode-result";
import { judgeActions, scoreInBenchmark, scoreOfWorld, worldResultOf } from "./judge-actions";

/** N_max of Eq. 26, which the paper leaves open: as many model calls as a turn of the studio may take. */
const maxRounds = 8;

/**
 * Computes what came of an episode from its log and the gold of its task, rewarded by a variant: the paper's second version unless another
 * is named. The same record gives the same result, everywhere.
 */
export function judgeEpisode(
  task: Task,
  record: EpisodeRecord,
  variant: RewardVariant = rewardVariants.v2,
): EpisodeResult {
  const questions = record.questions.map((asked) => judgeQuestion(task, record, asked, variant));
  const events = record.sessions.flatMap((session) => session.events);
  const own = events.filter((event) => event.by === "agent");
  const memories = memoriesAtEnd(record);
  const outside = outsideUseOf(events);
  const used = outside ? [outside.learn, outside.recall] : [];
  const [asked] = record.questions;
  const world = task.environment && asked ? judgeActions(record.sessions, asked.sessionId) : null;
  return {
    questions,
    score: world
      ? scoreInBenchmark(task.environment?.name, world)
      : mean(questions.map(({ isRight }) => (isRight ? 1 : 0))),
    f1: mean(questions.map(({ f1 }) => f1)),
    operations: countOperations(own),
    rejectedOperations: own.filter((event) => event.type === "operation-rejected").length,
    confusion: confusionOf(task, record),
    stateAccuracy: record.keepsMemories && hasGoldState(task) ? stateAccuracy(task, memories) : null,
    memories: [...memories],
    promptTokens:
      events.reduce((sum, event) => sum + (event.type === "step-started" ? event.countedTokens : 0), 0) +
      used.reduce((sum, { promptTokens, toolTokens }) => sum + promptTokens + toolTokens, 0),
    modelCalls:
      events.filter(
        (event) =>
          event.type === "step-started" || (event.type === "context-summarized" && event.by === "agent"),
      ).length + used.reduce((sum, { modelCalls }) => sum + modelCalls, 0),
    turns: events.filter((event) => event.type === "turn-started").length,
    outside,
    judged: null,
    ...(world && { world: worldResultOf(world) }),
  };
}

/** What a memory system outside this app used, apart by what it was asked to do; what its list cost was asked by the judge, not by it. */
function outsideUseOf(events: readonly SessionEvent[]): EpisodeResult["outside"] {
  const uses = events.filter((event) => event.type === "outside-memory-used");
  if (uses.length === 0) return null;
  const totalOf = (act: "learn" | "recall"): OutsideUseTotal => {
    const costs = uses.filter((use) => use.act === act).map(({ cost }) => cost);
    const total = (name: keyof OutsideUseTotal) => costs.reduce((sum, cost) => sum + cost[name], 0);
    return {
      modelCalls: total("modelCalls"),
      promptTokens: total("promptTokens"),
      toolTokens: total("toolTokens"),
      answerTokens: total("answerTokens"),
      embeddedTexts: total("embeddedTexts"),
      durationMs: total("durationMs"),
    };
  };
  return { learn: totalOf("learn"), recall: totalOf("recall") };
}

function judgeQuestion(
  task: Task,
  record: EpisodeRecord,
  asked: AskedQuestion,
  variant: RewardVariant,
): QuestionResult {
  const question = task.questions.find(({ questionId }) => questionId === asked.questionId);
  if (!question) throw new Error(`The task ${task.taskId} has no question ${asked.questionId}.`);
  const logs = logsOfQuestion(record, asked);
  const log = logs.at(-1)?.events ?? [];
  const ofTurn = log.filter((event) => event.turnId === asked.turnId);
  const started = ofTurn.find((event) => event.type === "turn-started");
  if (!started) throw new Error(`The question ${asked.questionId} was not asked.`);
  const steps = ofTurn.filter((event) => event.type === "step-started");
  const answer = answerOf(ofTurn);
  const acted = task.environment ? judgeActions(record.sessions, asked.sessionId) : null;
  const score = acted ? scoreOfWorld(acted) : scoreAnswer(answer, question);
  const last = steps.at(-1);
  return {
    questionId: question.questionId,
    kind: question.kind,
    question: question.text,
    answer,
    gold: question.answer,
    ...score,
    ...promptContents(task, question, log, last),
    promptTokens: last?.countedTokens ?? 0,
    steps: acted?.steps ?? steps.length,
    reward: rewardOf(task, question, { answer, progress: acted?.progress ?? null }, logs, asked, variant),
    place: { sessionId: asked.sessionId, sequence: (ofTurn.at(-1) ?? started).sequence },
  };
}

/** What was answered in a turn, by its events; empty where nothing was. */
export function answerOf(events: readonly SessionEvent[]): string {
  const answer = events.findLast(
    (event): event is EventOf<"step-finished"> =>
      event.type === "step-finished" && event.toolCalls.length === 0,
  );
  return answer?.item?.text.trim() ?? "";
}

/** What reached the prompt in which the answer was written: a memory that did not is a miss of memory, one that did is a miss of the model. */
function promptContents(
  task: Task,
  question: TaskQuestion,
  log: readonly SessionEvent[],
  step: EventOf<"step-started"> | undefined,
): Pick<QuestionResult, "evidenceInPrompt" | "staleInPrompt"> {
  const prompt = step ? recordedPrompt(log, step.sequence) : null;
  const text = (prompt?.messages ?? [])
    .filter(({ role }) => role !== "system")
    .map(({ content }) => content)
    .join("\n");
  const evidence = [...task.facts, ...task.pastFacts].filter(({ factId }) =>
    question.evidence.includes(factId),
  );
  const stale = question.staleValues.filter((value) => !mentions(question.text, value));
  return {
    evidenceInPrompt:
      evidence.length === 0 ? null : evidence.filter((fact) => saysFact(text, fact)).length / evidence.length,
    staleInPrompt: stale.length === 0 ? null : stale.some((value) => mentions(text, value)),
  };
}

function rewardOf(
  task: Task,
  question: TaskQuestion,
  { answer, progress }: { readonly answer: string; readonly progress: number | null },
  logs: readonly SessionLog[],
  { sessionId, turnId }: AskedQuestion,
  variant: RewardVariant,
): QuestionResult["reward"] {
  const storageScope = spansOfStage(logs, 1);
  const scope = [...storageScope, ...spansOfStage(logs, 2), ...spansOfStage(logs, 3)];
  const additions = eventsWithin(logs, storageScope).filter(
    (event) => event.type === "memory-added" && event.by === "agent",
  ) as EventOf<"memory-added">[];
  const retrievals = eventsWithin(logs, spansOfStage(logs, 3)).filter(
    (event) => event.type === "memories-retrieved",
  );
  const judgements = judgeByGold({ task, question, answer, additions, retrievals });
  const { total, earned, earnable, penalties, parts } = computeReward({
    logs,
    scope,
    storageScope,
    answerTurn: { sessionId, turnId },
    // In a world, what was reached of the goal is the judgement of the task, whatever the last answer said.
    judgements: progress === null ? judgements : { ...judgements, answer: progress },
    variant,
    maxRounds,
  });
  return {
    total,
    earned,
    earnable,
    penalties: penalties.reduce((sum, { value }) => sum + value, 0),
    parts: Object.fromEntries(parts.map(({ name, score }) => [name, score])) as Record<PartName, PartValue>,
  };
}

function countOperations(events: readonly SessionEvent[]): EpisodeResult["operations"] {
  const counts = Object.fromEntries(operationNames.map((name) => [name, 0])) as Record<OperationName, number>;
  for (const event of events)
    if ("operation" in event && event.operation !== null && event.type !== "operation-rejected")
      counts[event.operation] += 1;
  return counts;
}

/** The memories when the last stage begins: what a question changes, it changes for itself alone. */
function memoriesAtEnd({ sessions }: EpisodeRecord): readonly string[] {
  const own = sessions.filter((session) => session.parent === null).flatMap((session) => session.events);
  const listed = own.findLast((event) => event.type === "outside-memory-used" && event.act === "list");
  if (listed?.type === "outside-memory-used") return listed.memories.map(({ text }) => text);
  const events = own.filter(isMemoryEvent);
  const folded = foldMemories(ImmutableMap(), events);
  return [...folded.values()].flatMap((memory) => currentVersion(memory)?.content ?? []);
}

/** A benchmark that says nothing of what holds at the end has no state to judge by. */
function hasGoldState({ facts, pastFacts }: Task): boolean {
  return facts.length + pastFacts.length > 0;
}

/** Judged by the state alone: every fact that holds is in some memory, and no past one is in any. */
function stateAccuracy({ facts, pastFacts }: Task, memories: readonly string[]): number {
  const isKept = (fact: GoldFact) => memories.some((memory) => saysFact(memory, fact));
  const holdsAgain = (past: GoldFact) =>
    facts.some(
      (fact) =>
        fact.subject === past.subject && fact.attribute === past.attribute && fact.value === past.value,
    );
  const gone = pastFacts.filter((past) => !holdsAgain(past));
  const right = facts.filter(isKept).length + gone.filter((past) => !isKept(past)).length;
  return facts.length + gone.length === 0 ? 1 : right / (facts.length + gone.length);
}

/** Asked against done, message by message of the first stage. Only MemOps says what a message asks for. */
function confusionOf(task: Task, record: EpisodeRecord): Confusion | null {
  if (task.suite !== "memops" || !record.offersMemoryTools) return null;
  const [first] = record.sessions;
  const turns = (first?.events ?? []).filter((event) => event.type === "turn-started");
  const confusion = emptyConfusion();
  goldOperations(task).forEach((gold, index) => {
    const turnId = turns[index]?.turnId;
    const done = (first?.events ?? []).flatMap((event): MemoryAct[] => {
      if (event.turnId !== turnId || event.by !== "agent" || !("operation" in event)) return [];
      if (event.type === "operation-rejected" || event.operation === null) return [];
      return isMemoryAct(event.operation) ? [event.operation] : [];
    });
    for (const act of done.length === 0 ? (["none"] as const) : done) confusion[gold][act] += 1;
  });
  return confusion;
}

function isMemoryAct(operation: OperationName): operation is Exclude<MemoryAct, "none"> & OperationName {
  return operation === "ADD" || operation === "UPDATE" || operation === "DELETE";
}

function emptyConfusion(): Confusion {
  const row = () => ({ ADD: 0, UPDATE: 0, DELETE: 0, none: 0 });
  return { ADD: row(), UPDATE: row(), DELETE: row(), none: row() };
}
