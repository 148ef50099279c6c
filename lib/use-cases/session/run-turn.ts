import { recitesWords } from "@/lib/core/context/recited-words";
import { saysOnlyHeard } from "@/lib/core/context/render-prompt";
import { withoutEqualCalls } from "@/lib/core/context/repeated-call";
import type { AppError } from "@/lib/core/errors";
import type { ContextItem } from "@/lib/core/log/context-item";
import type { NewEvent } from "@/lib/core/log/events";
import type { Completion } from "@/lib/core/log/turn-events";
import { costOf } from "@/lib/core/model/cost";
import { unknownModelFacts } from "@/lib/core/model/model-facts";
import { writtenProblems } from "@/lib/core/protocol/written-calls/read-written-step";
import { ok } from "@/lib/core/result";
import { liveItems, runningTurn, type SessionState } from "@/lib/core/session/session-state";
import { type ReachedLimit, timeIsOver } from "@/lib/core/session/turn-limits";
import { ModelError } from "@/lib/ports/language-model";
import type { Dependencies } from "../dependencies";
import { appendEvents } from "../log/append-events";
import type { LeasedTurn, RunTurnInput } from "../scope";
import { callModel, emptyAnswer, LeaseLostError, type ModelAnswer, recordOf } from "./call-model";
import { closeTurn, type TurnEnding } from "./close-turn";
import { followProfile } from "./follow-profile";
import { leavingExchanges } from "./leave-context";
import { newItem } from "./new-item";
import { pauseAtStep } from "./pause-turn";
import { placeMemories } from "./place-memories";
import { type AskedStep, type PromptTooLarge, prepareStep } from "./prepare-step";
import { recordHeardStep } from "./record-heard-step";
import { recordMalformedStep } from "./record-malformed-step";
import { resumeTurn } from "./resume-turn";
import { runCalls } from "./run-calls";
import { startTimeLimit, TimeIsOverError } from "./time-limit";

/** Model calls per turn at most; then the turn ends visibly instead of looping forever. */
const maxSteps = 8;

/** After "context too long" the prompt is brought to this share of what it was, and sent once more. */
const shrinkShare = 0.8;

/** Why a turn's signal fires when nobody pressed Stop: the process is ending, and the turn is saved as interrupted. */
export class AppStoppingError extends Error {}

/** The end of a turn could not be written; what its last step had said is here alone. */
export class TurnNotClosedError extends Error {
  constructor(
    readonly said: string,
    options: ErrorOptions,
  ) {
    super("The end of a turn could not be written", options);
  }
}

/**
 * Runs a turn to its end, from wherever the log says it stands (a branch may carry on in the middle of one): prompt from the folded
 * context, model call, tool calls one after the other, again.
 * The next prompt is projected again, so SUMMARY and FILTER change what the model sees next, and what the person did meanwhile counts.
 * Never throws for failures of the model: every turn ends with exactly one terminal event. Throws `TurnNotClosedError` where that could not
 * be written.
 */
export async function runTurn(deps: Dependencies, input: RunTurnInput): Promise<void> {
  const minutes = deps.turnLimits?.minutes ?? null;
  const timeLimit = startTimeLimit(minutes === null ? null : minutes * 60_000);
  const signal = AbortSignal.any([input.signal, timeLimit.signal]);
  try {
    await runSteps(deps, { ...input, signal, timeLimit });
  } finally {
    timeLimit.end();
  }
}

async function runSteps(deps: Dependencies, input: RunTurnInput): Promise<void> {
  let answer = emptyAnswer();
  try {
    const first = await resumeTurn(deps, input);
    if (first === "answered") {
      await finish(deps, input, emptyAnswer(), { type: "turn-completed", reason: "answered" });
      return;
    }
    if (first === 1) {
      await followProfile(deps, input);
      await placeMemories(deps, input);
    }
    let next: "continue" | "answer" = "continue";
    for (let step = first; step <= maxSteps; step += 1) {
      await pauseAtStep(deps, input, step);
      answer = emptyAnswer();
      const outcome = await runStep(deps, input, { step, mustAnswer: next === "answer" }, answer);
      if (outcome === "ended") return;
      next = outcome;
    }
    await finish(deps, input, emptyAnswer(), { type: "turn-completed", reason: "step-limit" });
  } catch (error) {
    const said = answer.text;
    await finish(deps, input, answer, endingOf(deps, error, input.signal)).catch((cause: unknown) => {
      throw new TurnNotClosedError(said, { cause });
    });
    if (!isExpected(error, input.signal)) throw error;
  } finally {
    deps.live.publishPartial({ ownerId: input.ownerId, sessionId: input.sessionId, partial: null });
  }
}

/** Runs one step. `answer` asks for words next: after a step that repeated itself or was empty, a model that may call calls again. */
async function runStep(
  deps: Dependencies,
  input: RunTurnInput,
  asked: AskedStep,
  answer: ModelAnswer,
): Promise<"continue" | "answer" | "ended"> {
  const { step, mustAnswer } = asked;
  const prepared = await prepareStep(deps, input, asked, null);
  if (!prepared.ok) {
    await finish(deps, input, emptyAnswer(), endingOfPreparation(prepared.error));
    return "ended";
  }
  input.signal.throwIfAborted();
  try {
    await callModel(deps, { ...input, step }, { ...prepared.value, mustAnswer }, answer);
  } catch (error) {
    if (!(error instanceof ModelError && error.code === "model-context-too-long")) throw error;
    const sentTokens = prepared.value.state.turns.last()?.steps.at(-1)?.countedTokens ?? 0;
    const shrunk = await prepareStep(deps, input, asked, Math.floor(sentTokens * shrinkShare));
    if (!shrunk.ok) throw error;
    Object.assign(answer, emptyAnswer());
    await callModel(deps, { ...input, step }, { ...shrunk.value, mustAnswer }, answer);
  }
  keepEqualCallsOnce(answer);
  const heard = heardAgain(prepared.value.state, answer);
  if (heard.length > 0) return await recordHeardStep(deps, { ...input, step }, answer, heard);
  refuseRecited(prepared.value.state, answer);
  if (answer.malformed || isEmptyByItself(answer))
    return await recordMalformedStep(deps, { ...input, step }, answer);
  const callItemId = await recordAnswer(deps, input, step, answer);
  if (callItemId === null) return "ended";
  const outcome = await runCalls(deps, { ...input, step }, answer.toolCalls, callItemId);
  if (outcome !== "repeats") return outcome === "repeated" ? "answer" : "continue";
  await finish(deps, input, emptyAnswer(), repeatsItself);
  return "ended";
}

/** Small models write one call many times in a step; run once, it has said the same. */
function keepEqualCallsOnce(answer: ModelAnswer): void {
  const kept = withoutEqualCalls(answer.toolCalls);
  if (kept.length === answer.toolCalls.length) return;
  answer.toolCalls = [...kept];
  answer.repairs = [...answer.repairs, "equal-calls"];
}

/** Nothing was said and nothing called, and nothing outside the model is the reason: it is asked once more. */
function isEmptyByItself({ text, toolCalls, finishReason }: ModelAnswer): boolean {
  return text.trim() === "" && toolCalls.length === 0 && !(finishReason in emptyEndings);
}

/** The memories that were placed for this turn, where the model says no more than the words with which they were heard. */
function heardAgain(
  state: SessionState,
  { text, toolCalls, malformed }: ModelAnswer,
): readonly ContextItem[] {
  if (malformed || toolCalls.length > 0 || !saysOnlyHeard(text)) return [];
  const turnId = runningTurn(state)?.turnId;
  return liveItems(state).filter((item) => item.kind === "placed" && item.turnId === turnId && !item.pinned);
}

/** A model that is told results in words recites those to the person; where they are JSON, that is known by its form. */
function refuseRecited(state: SessionState, answer: ModelAnswer): void {
  const { text, toolCalls, malformed } = answer;
  if (malformed || toolCalls.length > 0 || state.profile?.results !== "words") return;
  const turnId = runningTurn(state)?.turnId;
  const results = liveItems(state).filter((item) => item.kind === "tool" && item.turnId === turnId);
  const told = results.map((item) => item.text);
  if (!recitesWords(text, told)) return;
  answer.malformed = { raw: text, reason: writtenProblems.echo, isProtocol: false, wantsWords: true };
}

/** Appends what the model said; without tool calls this is the answer and ends the turn in the same append. */
async function recordAnswer(
  deps: Dependencies,
  { ownerId, sessionId, turnId, fence }: RunTurnInput,
  step: number,
  answer: ModelAnswer,
): Promise<string | null> {
  const { text, toolCalls, reasoning, finishReason, repairs, usage, sampled, firstTokenMs, durationMs } =
    answer;
  const costUsd = costOf(usage, deps.languageModel.facts ?? unknownModelFacts);
  const isEmpty = text.trim() === "" && toolCalls.length === 0;
  const item = isEmpty
    ? null
    : newItem(deps, { kind: "agent", author: "agent", text, ...callsAndThoughts(deps, answer) });
  const shared = { at: deps.clock.now().toISOString(), turnId, step };
  const finished: NewEvent = {
    ...shared,
    id: deps.ids.newId(),
    type: "step-finished",
    by: "agent",
    item,
    reasoning,
    toolCalls,
    finishReason,
    ...(repairs.length > 0 ? { repairs: [...repairs] } : {}),
    usage,
    firstTokenMs,
    durationMs,
    ...recordOf(answer),
    ...(costUsd === null ? {} : { costUsd }),
    ...(sampled === null ? {} : { sampled }),
  };
  const last = isEmpty ? emptyEndings[finishReason] : completionOf(finishReason);
  const continues = toolCalls.length > 0;
  const appended = await appendEvents(deps, { ownerId, sessionId, fence }, async (state) => {
    if (continues || !last) return ok({ events: [finished] });
    const left = await leavingExchanges(deps, { ownerId, sessionId }, state, shared);
    const ended: NewEvent = { ...shared, id: deps.ids.newId(), by: "app", ...last };
    return ok({ events: [finished, ...left, ended], lease: { release: { turnId } } });
  });
  if (!appended.ok) throw new LeaseLostError();
  return continues && item ? item.itemId : null;
}

/** Thoughts are kept only where a next step can send them back; those of a trained policy always, because it was trained to see them. */
function callsAndThoughts(
  { profile, languageModel: { identity } }: Dependencies,
  { toolCalls, thoughts, reasoning }: ModelAnswer,
) {
  if (profile?.isTrained && reasoning !== "") {
    const thought = { modelId: identity.modelId, text: reasoning };
    return { ...(toolCalls.length > 0 ? { toolCalls } : {}), thoughts: [thought] };
  }
  if (toolCalls.length === 0) return {};
  return { toolCalls, ...(thoughts.length > 0 ? { thoughts: [...thoughts] } : {}) };
}

/** An answer with words ends its turn; where it was cut short, the end says so. */
function completionOf(finishReason: string): TurnEnding {
  const reasons: Readonly<Record<string, Completion>> = {
    length: "length-limit",
    "content-filter": "content-filter",
  };
  return { type: "turn-completed", reason: reasons[finishReason] ?? "answered" };
}

/** Why nothing came, where it is not the model that had nothing to say. */
const emptyEndings: Readonly<Record<string, TurnEnding>> = {
  length: {
    type: "turn-failed",
    code: "model-length-limit",
    message:
      "The model used all the tokens that one answer may have before it said a word to you. Your message is saved; allow longer answers in Settings, or choose another model.",
  },
  "content-filter": {
    type: "turn-failed",
    code: "model-content-filter",
    message:
      "The answer was blocked by the content filter of the model's provider. Your message is saved; say it in other words, or choose another model.",
  },
};

const repeatsItself: TurnEnding = {
  type: "turn-failed",
  code: "model-repeats-itself",
  message:
    "The model made the same call again and again instead of answering. What it did before is saved; try again, or choose another model.",
};

async function finish(
  deps: Dependencies,
  { ownerId, sessionId, turnId, fence }: LeasedTurn,
  { text: partialText, durationMs, firstTokenMs, record: { sent } }: ModelAnswer,
  ending: TurnEnding,
): Promise<void> {
  const unfinished = { partialText, durationMs, firstTokenMs, ...(sent ? { sent } : {}) };
  await closeTurn(deps, { ownerId, sessionId, turnId, fence, ...unfinished }, ending);
}

function endingOfPreparation(error: AppError | PromptTooLarge | ReachedLimit): TurnEnding {
  if (error.code === "turn-token-limit" || error.code === "turn-cost-limit")
    return { type: "turn-failed", code: error.code, message: error.message };
  if (error.code !== "prompt-too-large")
    return { type: "turn-interrupted", reason: "This answer was closed elsewhere." };
  const message = `The context needs ${error.usedTokens} tokens and ${error.limitTokens} are allowed; what is left may not be removed. Unpin items or send a shorter message.`;
  return { type: "turn-failed", code: error.code, message };
}

function endingOf({ turnLimits }: Dependencies, error: unknown, signal: AbortSignal): TurnEnding {
  if (signal.reason instanceof TimeIsOverError)
    return { type: "turn-failed", ...timeIsOver(turnLimits?.minutes ?? 0) };
  if (signal.reason instanceof AppStoppingError) {
    return { type: "turn-interrupted", reason: "The app was stopped while this answer was being written." };
  }
  if (signal.aborted) return { type: "turn-cancelled" };
  if (error instanceof LeaseLostError)
    return { type: "turn-interrupted", reason: "This answer was closed elsewhere." };
  if (error instanceof ModelError) {
    const { code, message, call } = error;
    return { type: "turn-failed", code, message, ...(call ? { call } : {}) };
  }
  return {
    type: "turn-failed",
    code: "unexpected",
    message: "Something went wrong inside the app. Your message and everything before it are saved.",
  };
}

function isExpected(error: unknown, signal: AbortSignal): boolean {
  return signal.aborted || error instanceof LeaseLostError || error instanceof ModelError;
}
