import { stateBefore } from "../context/recorded-prompt";
import { summaryCoverage } from "../context/summary-coverage";
import {
  type EventReference,
  eventsWithin,
  referenceTo,
  type SessionLog,
  type Span,
} from "../episode/episode-log";
import type { SessionSettings } from "../log/event-envelope";
import type { EventOf, SessionEvent } from "../log/events";
import { liveItems } from "../session/session-state";
import type { Judgements } from "./judge-by-gold";
import { componentOf, type PartName, partNames, type RewardVariant } from "./variants";

/** Why a part has no value: there is no gold answer, nothing was asked, or the question names nothing that could be kept. */
export type MissingReason = "no-gold" | "no-question" | "no-key-phrases";

/** What a part is worth. `not-needed` counts as the paper counts it, 0, and is shown apart from a failure. */
export type PartValue =
  | { readonly status: "known"; readonly value: number }
  | { readonly status: "not-needed"; readonly value: 0 }
  | { readonly status: "not-computable"; readonly reason: MissingReason };

/** One part of the reward with the events that it was computed from and the numbers of its formula. */
export interface RewardPart {
  readonly name: PartName;
  readonly component: "task" | "context" | "memory";
  readonly weight: number;
  readonly score: PartValue;
  readonly grounds: readonly EventReference[];
  /** The numbers that go into the formula, by name. */
  readonly terms: Readonly<Record<string, number>>;
}

/** What is taken off (Eq. 26). A penalty that does not apply has the value 0. */
export interface Penalty {
  readonly name: "rounds" | "overflow";
  readonly value: number;
  readonly grounds: readonly EventReference[];
  readonly terms: Readonly<Record<string, number>>;
}

/** The reward of one trajectory (Eq. 1), part by part. */
export interface Reward {
  readonly variant: string;
  readonly parts: readonly RewardPart[];
  readonly penalties: readonly Penalty[];
  /** The term of the released code; null in variants of the paper. */
  readonly toolEfficiency: number | null;
  /** R, or null while a part with a weight has no value. */
  readonly total: number | null;
  /** The weighted sum of what is known, and the most that these parts could have given. */
  readonly earned: number;
  readonly earnable: number;
}

/** What a reward is computed from: a turn, a session, or an episode over several sessions. */
export interface RewardInput {
  readonly logs: readonly SessionLog[];
  /** What counts. */
  readonly scope: readonly Span[];
  /** Where additions are judged: the first stage of an episode, otherwise the scope itself. */
  readonly storageScope: readonly Span[];
  /** The turn that answers the question; null where nothing was asked. */
  readonly answerTurn: { readonly sessionId: string; readonly turnId: string } | null;
  readonly judgements: Judgements;
  readonly variant: RewardVariant;
  /** N_max of Eq. 26: how many model calls the answering turn may take without a penalty. */
  readonly maxRounds: number;
}

/** Computes a reward from the log alone. The same log and judgements give the same reward, everywhere. */
export function computeReward(input: RewardInput): Reward {
  const facts = readFacts(input);
  const parts = partNames.map((name): RewardPart => {
    const { score, grounds, terms } = computePart[name](facts, input.judgements);
    return {
      name,
      component: componentOf[name],
      weight: input.variant.weights[name],
      score,
      grounds: grounds.map(referenceTo),
      terms,
    };
  });
  const penalties = computePenalties(facts, input);
  const toolEfficiency = input.variant.toolEfficiencyWeight > 0 ? efficiencyOf(facts, input.maxRounds) : null;
  return {
    variant: input.variant.name,
    parts,
    penalties,
    toolEfficiency,
    ...addUp(input.variant, parts, penalties, toolEfficiency),
  };
}

/** What the parts read from the log. */
interface Facts {
  /** What each model call was limited by. */
  readonly settings: SettingsOfSteps;
  readonly scoped: readonly SessionEvent[];
  readonly additions: readonly EventOf<"memory-added">[];
  readonly reductions: readonly (EventOf<"context-summarized"> | EventOf<"context-filtered">)[];
  readonly maintenance: readonly (EventOf<"memory-updated"> | EventOf<"memory-deleted">)[];
  readonly retrievals: readonly EventOf<"memories-retrieved">[];
  readonly stepsOfAnswer: readonly EventOf<"step-started">[];
  readonly lastStep: EventOf<"step-started"> | null;
  readonly answer: EventOf<"step-finished"> | null;
  readonly answerLog: readonly SessionEvent[];
  readonly questionAsked: EventOf<"turn-started"> | null;
}

function readFacts({ logs, scope, storageScope, answerTurn }: RewardInput): Facts {
  const all = logs.flatMap((log) => log.events);
  const takenBack = new Set(
    all.flatMap((event) => ("undoes" in event && event.undoes ? [event.undoes] : [])),
  );
  const scoped = eventsWithin(logs, scope);
  const answerLog = logs.find((log) => log.sessionId === answerTurn?.sessionId)?.events ?? [];
  const ofTurn = answerLog.filter((event) => event.turnId === answerTurn?.turnId);
  const stepsOfAnswer = ofTurn.filter((event) => event.type === "step-started");
  const answer = ofTurn.findLast(
    (event): event is EventOf<"step-finished"> =>
      event.type === "step-finished" &&
      event.toolCalls.length === 0 &&
      (event.item?.text.trim() ?? "") !== "",
  );
  const answeringStep = stepsOfAnswer.find((started) => started.step === answer?.step);
  const ownActs = scoped.filter((event) => event.by === "agent" && !takenBack.has(event.id));
  return {
    settings: settingsOfSteps(logs),
    scoped,
    additions: eventsWithin(logs, storageScope).filter(
      (event): event is EventOf<"memory-added"> =>
        event.type === "memory-added" && event.by === "agent" && !takenBack.has(event.id),
    ),
    reductions: ownActs.filter(
      (event): event is EventOf<"context-summarized"> | EventOf<"context-filtered"> =>
        (event.type === "context-summarized" && event.tokensAfter < event.tokensBefore) ||
        (event.type === "context-filtered" && event.removedItemIds.length > 0),
    ),
    maintenance: ownActs.filter(
      (event): event is EventOf<"memory-updated"> | EventOf<"memory-deleted"> =>
        event.type === "memory-deleted" ||
        (event.type === "memory-updated" && event.content !== event.previousContent),
    ),
    retrievals: ownActs.filter((event) => event.type === "memories-retrieved"),
    stepsOfAnswer,
    lastStep:
      answeringStep ??
      stepsOfAnswer.at(-1) ??
      scoped.findLast((event) => event.type === "step-started") ??
      null,
    answer: answer ?? null,
    answerLog,
    questionAsked: ofTurn.find((event) => event.type === "turn-started") ?? null,
  };
}

interface ComputedPart {
  readonly score: PartValue;
  readonly grounds: readonly SessionEvent[];
  readonly terms: Readonly<Record<string, number>>;
}

const known = (value: number): PartValue => ({ status: "known", value });
const notNeeded: PartValue = { status: "not-needed", value: 0 };
const missing = (reason: MissingReason): ComputedPart => ({
  score: { status: "not-computable", reason },
  grounds: [],
  terms: {},
});

/** R_no-answer (Eq. 17). */
const missingAnswer = -1;

const computePart: Readonly<Record<PartName, (facts: Facts, judgements: Judgements) => ComputedPart>> = {
  task({ answer, questionAsked, stepsOfAnswer }, judgements) {
    if (!questionAsked) return missing("no-question");
    if (!answer) return { score: known(missingAnswer), grounds: stepsOfAnswer.slice(-1), terms: {} };
    if (judgements.answer === null) return missing("no-gold");
    return { score: known(judgements.answer), grounds: [answer], terms: {} };
  },

  compression({ lastStep, settings }) {
    if (!lastStep) return missing("no-question");
    const usedTokens = lastStep.countedTokens;
    const limitTokens = limitAt(lastStep, settings);
    return {
      score: known(Math.max(0, 1 - usedTokens / limitTokens)),
      grounds: [lastStep],
      terms: { usedTokens, limitTokens },
    };
  },

  preventive({ reductions, settings, scoped, lastStep }) {
    const overflow = scoped.find((event) => isOverflow(event, settings));
    const inTime = reductions.filter((event) => !overflow || isBefore(scoped, event, overflow));
    if (inTime.length > 0) return { score: known(1), grounds: inTime, terms: { reductions: inTime.length } };
    const wasTight = overflow !== undefined || scoped.some((event) => isPastSoftMark(event, settings));
    if (!wasTight) return { score: notNeeded, grounds: lastStep ? [lastStep] : [], terms: { reductions: 0 } };
    return { score: known(0), grounds: overflow ? [overflow] : [], terms: { reductions: 0 } };
  },

  preservation({ lastStep, answerLog, questionAsked }) {
    if (!lastStep || !questionAsked) return missing("no-question");
    const own = new Set(questionAsked.items.map((item) => item.itemId));
    const context = liveItems(stateBefore(answerLog, lastStep))
      .filter((item) => item.kind !== "system" && item.kind !== "notice" && !own.has(item.itemId))
      .map((item) => item.text)
      .join("\n");
    const { facts, missing: lost } = summaryCoverage(
      [{ itemId: "question", kind: "user", text: questionAsked.text }],
      context,
    );
    if (facts.length === 0) return missing("no-key-phrases");
    return {
      score: known(lost.length === 0 ? 1 : 0),
      grounds: [questionAsked, lastStep],
      terms: { keyPhrases: facts.length, kept: facts.length - lost.length },
    };
  },

  storage({ additions }, judgements) {
    const { goodAdditions } = judgements;
    if (!goodAdditions) return missing("no-gold");
    const good = additions.filter((event) => goodAdditions.has(event.id)).length;
    return {
      score: known(good / Math.max(1, additions.length)),
      grounds: additions,
      terms: { good, additions: additions.length },
    };
  },

  maintenance({ maintenance }, judgements) {
    if (maintenance.length > 0)
      return { score: known(1), grounds: maintenance, terms: { changes: maintenance.length } };
    const score = judgements.needsMaintenance === false ? notNeeded : known(0);
    return { score, grounds: [], terms: { changes: 0 } };
  },

  relevance({ retrievals }, judgements) {
    const terms = { retrievals: retrievals.length };
    if (judgements.needsRetrieval === false) return { score: notNeeded, grounds: retrievals, terms };
    if (judgements.relevance === null) return missing("no-gold");
    return { score: known(retrievals.length === 0 ? 0 : judgements.relevance), grounds: retrievals, terms };
  },
};

/** A prompt over the limit, or the app making room at the hard mark because the agent had not. */
function isOverflow(event: SessionEvent, settings: SettingsOfSteps): boolean {
  if (event.type === "context-trimmed") return true;
  return event.type === "step-started" && event.countedTokens > limitAt(event, settings);
}

function limitAt(event: SessionEvent, settings: SettingsOfSteps): number {
  return settings.get(event)?.contextLimitTokens ?? paperLimitTokens;
}

/** T_max of the paper (C.4), for a scope that does not hold the start of its session. */
const paperLimitTokens = 8_192;

/** Where a session without settings would be called full; the paper has no such mark. */
const paperSoftMark = 0.7;

type SettingsOfSteps = ReadonlyMap<SessionEvent, SessionSettings>;

/** By place in the log, not by the session's id: the log of a branch begins with events of its parent. */
function settingsOfSteps(logs: readonly SessionLog[]): SettingsOfSteps {
  const known = new Map<SessionEvent, SessionSettings>();
  for (const { events } of logs) {
    let settings: SessionSettings | null = null;
    for (const event of events) {
      if (event.type === "session-started" || event.type === "session-settings-changed")
        settings = event.settings;
      else if (event.type === "step-started" && settings) known.set(event, settings);
    }
  }
  return known;
}

function isPastSoftMark(event: SessionEvent, settings: SettingsOfSteps): boolean {
  if (event.type !== "step-started") return false;
  const softMark = settings.get(event)?.softMark ?? paperSoftMark;
  return event.countedTokens >= softMark * limitAt(event, settings);
}

function isBefore(order: readonly SessionEvent[], left: SessionEvent, right: SessionEvent): boolean {
  return order.indexOf(left) < order.indexOf(right);
}

function computePenalties(facts: Facts, { variant, maxRounds }: RewardInput): readonly Penalty[] {
  const rounds = facts.stepsOfAnswer.length;
  const usedTokens = facts.lastStep?.countedTokens ?? 0;
  const limitTokens = facts.lastStep ? limitAt(facts.lastStep, facts.settings) : paperLimitTokens;
  return [
    {
      name: "rounds",
      value: rounds > maxRounds ? variant.roundsPenalty : 0,
      grounds: facts.stepsOfAnswer.map(referenceTo),
      terms: { rounds, maxRounds },
    },
    {
      name: "overflow",
      value: usedTokens > limitTokens ? variant.overflowPenalty : 0,
      grounds: facts.lastStep ? [referenceTo(facts.lastStep)] : [],
      terms: { usedTokens, limitTokens },
    },
  ];
}

/** The term that only the released code has: how many calls, of which kinds, in how many rounds. Counts successful operations. */
function efficiencyOf(facts: Facts, maxRounds: number): number {
  const rounds = Math.max(1, facts.stepsOfAnswer.length);
  const calls =
    facts.additions.length + facts.reductions.length + facts.maintenance.length + facts.retrievals.length;
  const perRound = calls / rounds;
  const scale = perRound > 3 ? -0.1 : perRound >= 0.3 && perRound <= 2 ? 0.2 : 0;
  const existence =
    (facts.retrievals.length > 0 ? 0.2 : 0) +
    (facts.reductions.length > 0 ? 0.2 : 0) +
    (facts.additions.length > 0 ? 0.1 : 0);
  const efficiency = 0.2 * (1 - rounds / maxRounds);
  return Math.min(1, Math.max(-0.5, scale + existence + efficiency));
}

function addUp(
  variant: RewardVariant,
  parts: readonly RewardPart[],
  penalties: readonly Penalty[],
  toolEfficiency: number | null,
): Pick<Reward, "total" | "earned" | "earnable"> {
  let earned = penalties.reduce((sum, penalty) => sum + penalty.value, 0);
  let earnable = 0;
  let isComplete = true;
  for (const { name, weight, score } of parts) {
    if (score.status === "not-computable") {
      isComplete &&= weight === 0;
      continue;
    }
    const isUnweighed = name === "task" && score.value === missingAnswer && !variant.isMissingAnswerWeighed;
    earned += isUnweighed ? missingAnswer : weight * score.value;
    earnable += weight;
  }
  if (toolEfficiency !== null) {
    earned += variant.toolEfficiencyWeight * toolEfficiency;
    earnable += variant.toolEfficiencyWeight;
  }
  const { bounds } = variant;
  const bounded = bounds ? Math.min(bounds.high, Math.max(bounds.low, earned)) : earned;
  return { total: isComplete ? bounded : null, earned: bounded, earnable };
}
