import type { NewEvent } from "@/lib/core/log/events";
import { costOf } from "@/lib/core/model/cost";
import { unknownModelFacts } from "@/lib/core/model/model-facts";
import { ok } from "@/lib/core/result";
import { ModelError } from "@/lib/ports/language-model";
import type { Dependencies } from "../dependencies";
import { appendEvents } from "../log/append-events";
import type { LeasedTurn, RunTurnInput } from "../scope";
import { callModel, emptyAnswer, LeaseLostError, type ModelAnswer } from "./call-model";
import { closeTurn, type TurnEnding } from "./close-turn";
import { newItem } from "./new-item";
import { pauseAtStep } from "./pause-turn";
import { prepareStep } from "./prepare-step";
import { recordMalformedStep } from "./record-malformed-step";
import { resumeTurn } from "./resume-turn";
import { runCalls } from "./run-calls";

/** Model calls per turn at most; then the turn ends visibly instead of looping for ever. */
export const maxSteps = 8;

/** After "context too long" the prompt is brought to this share of what it was, and sent once more. */
const shrinkShare = 0.8;

/** Why a turn's signal fires when nobody pressed Stop: the process is ending, and the turn is saved as interrupted. */
export class AppStoppingError extends Error {}

/**
 * Runs a turn to its end, from wherever the log says it stands (a branch may carry on in the middle of one): prompt from the folded
 * context, model call, tool calls one after the other, again.
 * The next prompt is projected anew, so SUMMARY and FILTER change what the model sees next, and what the person did meanwhile counts.
 * Never throws for failures of the model: every turn ends with exactly one terminal event.
 */
export async function runTurn(deps: Dependencies, input: RunTurnInput): Promise<void> {
  let answer = emptyAnswer();
  try {
    const first = await resumeTurn(deps, input);
    if (first === "answered") {
      await finish(deps, input, "", { type: "turn-completed", reason: "answered" });
      return;
    }
    for (let step = first; step <= maxSteps; step += 1) {
      await pauseAtStep(deps, input, step);
      answer = emptyAnswer();
      const outcome = await runStep(deps, input, step, answer);
      if (outcome !== "continue") return;
    }
    await finish(deps, input, "", { type: "turn-completed", reason: "step-limit" });
  } catch (error) {
    await finish(deps, input, answer.text, endingOf(error, input.signal));
    if (!isExpected(error, input.signal)) throw error;
  } finally {
    deps.live.publishPartial({ ownerId: input.ownerId, sessionId: input.sessionId, partial: null });
  }
}

async function runStep(
  deps: Dependencies,
  input: RunTurnInput,
  step: number,
  answer: ModelAnswer,
): Promise<"continue" | "ended"> {
  const prepared = await prepareStep(deps, input, step, null);
  if (!prepared.ok) {
    await finish(deps, input, "", endingOfPreparation(prepared.error));
    return "ended";
  }
  input.signal.throwIfAborted();
  try {
    await callModel(deps, { ...input, step }, prepared.value.messages, answer);
  } catch (error) {
    if (!(error instanceof ModelError && error.code === "model-context-too-long")) throw error;
    const sentTokens = prepared.value.state.turns.last()?.steps.at(-1)?.countedTokens ?? 0;
    const shrunk = await prepareStep(deps, input, step, Math.floor(sentTokens * shrinkShare));
    if (!shrunk.ok) throw error;
    Object.assign(answer, emptyAnswer());
    await callModel(deps, { ...input, step }, shrunk.value.messages, answer);
  }
  if (answer.malformed)
    return await recordMalformedStep(deps, { ...input, step }, { ...answer, malformed: answer.malformed });
  const callItemId = await recordAnswer(deps, input, step, answer);
  if (callItemId === null) return "ended";
  await runCalls(deps, { ...input, step }, answer.toolCalls, callItemId);
  return "continue";
}

/** Appends what the model said; without tool calls this is the answer and ends the turn in the same append. */
async function recordAnswer(
  deps: Dependencies,
  { ownerId, sessionId, turnId, fence }: RunTurnInput,
  step: number,
  answer: ModelAnswer,
): Promise<string | null> {
  const { text, toolCalls, reasoning, finishReason, repairs, usage, firstTokenMs, durationMs } = answer;
  const costUsd = costOf(usage, deps.languageModel.facts ?? unknownModelFacts);
  const isEmpty = text.trim() === "" && toolCalls.length === 0;
  const item = isEmpty
    ? null
    : newItem(deps, { kind: "agent", author: "agent", text, ...callsAndThoughts(answer) });
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
    ...(costUsd === null ? {} : { costUsd }),
  };
  const last = isEmpty ? emptyAnswerEnding : ({ type: "turn-completed", reason: "answered" } as const);
  const ended: NewEvent = { ...shared, id: deps.ids.newId(), by: "app", ...last };
  const continues = toolCalls.length > 0;
  const appended = await appendEvents(deps, { ownerId, sessionId, fence }, () =>
    ok(continues ? { events: [finished] } : { events: [finished, ended], lease: { release: { turnId } } }),
  );
  if (!appended.ok) throw new LeaseLostError();
  return continues && item ? item.itemId : null;
}

/** Thoughts are kept only where a next step can send them back. */
function callsAndThoughts({ toolCalls, thoughts }: ModelAnswer) {
  if (toolCalls.length === 0) return {};
  return { toolCalls, ...(thoughts.length > 0 ? { thoughts: [...thoughts] } : {}) };
}

const emptyAnswerEnding = {
  type: "turn-failed",
  code: "model-empty-answer",
  message: "The model returned nothing. Your message is saved; try again.",
} as const;

async function finish(
  deps: Dependencies,
  { ownerId, sessionId, turnId, fence }: LeasedTurn,
  partialText: string,
  ending: TurnEnding,
): Promise<void> {
  await closeTurn(deps, { ownerId, sessionId, turnId, fence, partialText }, ending);
}

function endingOfPreparation(error: {
  readonly code: string;
  readonly usedTokens?: number;
  readonly limitTokens?: number;
}): TurnEnding {
  if (error.code !== "prompt-too-large")
    return { type: "turn-interrupted", reason: "This answer was closed elsewhere." };
  const message = `The context needs ${error.usedTokens} tokens and ${error.limitTokens} are allowed; what is left may not be removed. Unpin items or send a shorter message.`;
  return { type: "turn-failed", code: error.code, message };
}

function endingOf(error: unknown, signal: AbortSignal): TurnEnding {
  if (signal.reason instanceof AppStoppingError) {
    return { type: "turn-interrupted", reason: "The app was stopped while this answer was being written." };
  }
  if (signal.aborted) return { type: "turn-cancelled" };
  if (error instanceof LeaseLostError)
    return { type: "turn-interrupted", reason: "This answer was closed elsewhere." };
  if (error instanceof ModelError) return { type: "turn-failed", code: error.code, message: error.message };
  return {
    type: "turn-failed",
    code: "unexpected",
    message: "Something went wrong inside the app. Your message and everything before it are saved.",
  };
}

function isExpected(error: unknown, signal: AbortSignal): boolean {
  return signal.aborted || error instanceof LeaseLostError || error instanceof ModelError;
}
