import { promptHash } from "../context/prompt-hash";
import { renderPrompt } from "../context/render-prompt";
import type { EventOf, SessionEvent } from "../log/events";
import { type ChainBreak, type ChainCoverage, type ChainProblem, createChainCheck } from "../log/hash-chain";
import { applyEvent } from "../session/fold";
import { emptySession, type SessionState } from "../session/session-state";
import { stateHash } from "../session/state-hash";

/** What the comparison of one model call with the record says. */
export type StepCheck =
  /** `incomparable`: words before it were taken out afterwards, so its hashes say nothing any more. */
  | { readonly sequence: number; readonly outcome: "equal" | "incomparable" }
  /** The folded state before the call, or the messages that were sent. */
  | { readonly sequence: number; readonly outcome: "differs"; readonly differs: "state" | "messages" };

/** What is wrong with the first event that is not the recorded one. */
export type Alteration = ChainProblem | "state" | "messages";

/** What a recording proves about itself. */
export type ReplayVerdict =
  | {
      readonly outcome: "intact";
      /** Model calls, and how many of them equal the record; the others rest on words that were taken out. */
      readonly steps: number;
      readonly verified: number;
      /** First event of which words were taken out; null when none were. */
      readonly wordsOutFrom: number | null;
      readonly coverage: ChainCoverage;
    }
  | {
      /** The event at this place is not the one that was recorded. */
      readonly outcome: "altered";
      readonly sequence: number;
      readonly differs: Alteration;
      readonly verified: number;
      readonly coverage: ChainCoverage;
    }
  | {
      /** The log cannot be folded: it is none. */
      readonly outcome: "broken";
      readonly sequence: number;
      readonly problem: string;
      readonly verified: number;
      readonly coverage: ChainCoverage;
    };

/** What is known of a log from outside it. */
export interface VerifyOptions {
  /** The first event whose words a file of the first version leaves out; null when it has them all. */
  readonly alteredFrom?: number | null;
  /** Where a file was found altered before its events were read; the events end before that place. */
  readonly brokenAt?: ChainBreak | null;
}

/** How many events are checked between two reports, where no model call comes in between. */
const reportEvery = 32;

/**
 * Checks the chain of hashes, folds the log again and compares each model call with what was recorded before it: the hash of the state
 * and the hash of the messages as sent. Reports after every step, so that a caller can spread a long log over many frames; stops at the
 * first place that is not the recorded one, because everything behind it rests on it.
 */
export function* verifySteps(
  events: readonly SessionEvent[],
  { alteredFrom = null, brokenAt = null }: VerifyOptions = {},
): Generator<StepCheck | null, ReplayVerdict> {
  const chain = createChainCheck();
  const firstWithout = firstWithoutWords(events, alteredFrom);
  let state = emptySession;
  let counts: StepCounts = { steps: 0, verified: 0 };
  const altered = (sequence: number, differs: Alteration) => {
    const { verified } = counts;
    return { outcome: "altered", sequence, differs, verified, coverage: chain.coverage() } as const;
  };
  for (const [index, event] of events.entries()) {
    const sequence = index + 1;
    const problem = chain.next(event);
    if (problem) return altered(sequence, problem);
    const check = event.type === "step-started" ? checkStep(state, event, firstWithout) : null;
    if (check || sequence % reportEvery === 0) yield check;
    if (check?.outcome === "differs") return altered(sequence, check.differs);
    counts = counted(counts, check);
    const next = foldNext(state, event);
    if (typeof next === "string") {
      const { verified } = counts;
      return { outcome: "broken", sequence, problem: next, verified, coverage: chain.coverage() };
    }
    state = next;
  }
  if (brokenAt) return altered(brokenAt.sequence, brokenAt.problem);
  const wordsOutFrom = firstWithout === Number.POSITIVE_INFINITY ? null : firstWithout;
  return { outcome: "intact", ...counts, wordsOutFrom, coverage: chain.coverage() };
}

interface StepCounts {
  readonly steps: number;
  readonly verified: number;
}

function counted({ steps, verified }: StepCounts, check: StepCheck | null): StepCounts {
  if (!check) return { steps, verified };
  return { steps: steps + 1, verified: verified + (check.outcome === "equal" ? 1 : 0) };
}

function firstWithoutWords(events: readonly SessionEvent[], alteredFrom: number | null): number {
  const erased = events.find((event) => event.erasedBy !== undefined)?.sequence ?? Number.POSITIVE_INFINITY;
  return Math.min(erased, alteredFrom ?? Number.POSITIVE_INFINITY);
}

/** The next state, or why there is none. */
function foldNext(state: SessionState, event: SessionEvent): SessionState | string {
  try {
    return applyEvent(state, event);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** The verdict over a whole log, in one go. */
export function verifyReplay(events: readonly SessionEvent[], options: VerifyOptions = {}): ReplayVerdict {
  const steps = verifySteps(events, options);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The last event that may be shown: what lies behind a wrong place would be shown as something it was not. */
export function trustedUpTo(events: readonly SessionEvent[], verdict: ReplayVerdict): number {
  return verdict.outcome === "intact" ? (events.at(-1)?.sequence ?? 0) : verdict.sequence - 1;
}

function checkStep(state: SessionState, event: EventOf<"step-started">, firstWithout: number): StepCheck {
  const { sequence } = event;
  const differs =
    stateHash(state, event.schemaVersion) !== event.stateHash
      ? "state"
      : promptHash(renderPrompt(state)) !== event.messagesHash
        ? "messages"
        : null;
  if (differs === null) return { sequence, outcome: "equal" };
  return sequence > firstWithout
    ? { sequence, outcome: "incomparable" }
    : { sequence, outcome: "differs", differs };
}
