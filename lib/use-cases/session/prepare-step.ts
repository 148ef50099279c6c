import { budgetOf } from "@/lib/core/context/budget";
import { lastStep } from "@/lib/core/context/context-changes";
import { expectedTokens, tokenizerFit } from "@/lib/core/context/corrected-marks";
import { planRoom } from "@/lib/core/context/make-room";
import { liveNotices, noticesWithoutRoom } from "@/lib/core/context/outdated-notices";
import { promptHash } from "@/lib/core/context/prompt-hash";
import { type PromptMessage, renderPrompt } from "@/lib/core/context/render-prompt";
import type { AppError } from "@/lib/core/errors";
import type { NewEvent } from "@/lib/core/log/events";
import { askedOf, serverSampling } from "@/lib/core/log/sampling";
import { err, ok, type Result } from "@/lib/core/result";
import { countedTokens, liveItems, type SessionState } from "@/lib/core/session/session-state";
import { stateHash } from "@/lib/core/session/state-hash";
import { type ReachedLimit, reachedLimit } from "@/lib/core/session/turn-limits";
import type { Dependencies } from "../dependencies";
import { appendEvents } from "../log/append-events";
import { draftEvents } from "../log/event-draft";
import type { LeasedTurn } from "../scope";
import { leavingEvent } from "./leave-context";
import { newItem } from "./new-item";

/** Which step is made ready, and whether no tool may be called in it. */
export interface AskedStep {
  readonly step: number;
  readonly mustAnswer: boolean;
}

/** A step whose prompt is in the log and can be sent. */
export interface PreparedStep {
  readonly messages: readonly PromptMessage[];
  readonly state: SessionState;
}

/** The prompt cannot be brought under the limit: everything left is protected. */
export interface PromptTooLarge {
  readonly code: "prompt-too-large";
  readonly usedTokens: number;
  readonly limitTokens: number;
}

/**
 * Makes the next step ready: makes room at the hard mark, tells the agent at the soft mark, and records the exact prompt.
 * Refused where what one answer may take is used up. All of it in one append, so that the recorded prompt is the one that follows from the log.
 * `targetTokens` is lower than the hard mark after a provider said that the prompt was too long.
 */
export async function prepareStep(
  deps: Dependencies,
  scope: LeasedTurn,
  asked: AskedStep,
  targetTokens: number | null,
): Promise<Result<PreparedStep, AppError | PromptTooLarge | ReachedLimit>> {
  let messages: readonly PromptMessage[] = [];
  let tooLarge: PromptTooLarge | null = null;
  let reached: ReachedLimit | null = null;
  const appended = await appendEvents(
    deps,
    { ownerId: scope.ownerId, sessionId: scope.sessionId, fence: scope.fence },
    (state) => {
      const turn = state.turns.findLast(({ turnId }) => turnId === scope.turnId);
      reached = turn && deps.turnLimits ? reachedLimit(deps.turnLimits, turn) : null;
      if (reached) return ok({ events: [] });
      const plan = planEvents(deps, state, scope, asked, targetTokens);
      messages = plan.messages;
      tooLarge = plan.tooLarge;
      return ok({ events: plan.tooLarge ? [] : plan.events });
    },
  );
  if (reached) return err(reached);
  if (tooLarge) return err(tooLarge);
  return appended.ok ? ok({ messages, state: appended.value.state }) : appended;
}

function planEvents(
  deps: Dependencies,
  before: SessionState,
  { turnId }: LeasedTurn,
  { step, mustAnswer }: AskedStep,
  targetTokens: number | null,
) {
  const shared = { at: deps.clock.now().toISOString(), turnId, step };
  // None of its events changes long-term memory, so the place in the owner's stream does not matter.
  const draft = draftEvents(before, before.sessionId, 0);

  const { softTokens, hardTokens } = budgetOf(before, deps.languageModel);
  const limitTokens = Math.min(targetTokens ?? hardTokens, hardTokens);
  const marks = { limitTokens, targetTokens: Math.min(limitTokens, softTokens) };
  const left = noticesWithoutRoom(before, marks);
  if (left.length > 0) draft.add(leavingEvent(deps, left, shared));
  const room = planRoom(draft.state, marks);
  const notice = room || left.length > 0 ? null : budgetNotice(deps, before);
  // Told only where the words fit: they must never be what the prompt is too long for.
  if (notice && countedTokens(before) + tokensAdded(before, notice) <= limitTokens)
    draft.add({ ...shared, id: deps.ids.newId(), type: "budget-noticed", by: "app", ...notice });
  if (room && room.removed.length > 0)
    draft.add({ ...shared, id: deps.ids.newId(), type: "context-trimmed", by: "app", ...room, limitTokens });

  const { state } = draft;
  const usedTokens = countedTokens(state);
  const tooLarge: PromptTooLarge | null =
    usedTokens > hardTokens ? { code: "prompt-too-large", usedTokens, limitTokens: hardTokens } : null;
  const messages = renderPrompt(state);
  const promptItemIds = liveItems(state).map((item) => item.itemId);
  draft.add({
    ...shared,
    id: deps.ids.newId(),
    type: "step-started",
    by: "app",
    model: deps.languageModel.identity,
    promptItemIds,
    messagesHash: promptHash(messages),
    stateHash: stateHash(state),
    countedTokens: usedTokens,
    ...askedIn(deps),
    ...(mustAnswer ? { toolChoice: "none" as const } : {}),
    sharedPrefixTokens: sharedPrefixTokens(state, promptItemIds),
  });
  return { events: draft.events, messages, tooLarge };
}

/** How the model is asked, beside the prompt. */
function askedIn({ languageModel: { path, systemPlace, sampling = serverSampling } }: Dependencies) {
  const asked = askedOf(sampling);
  return {
    ...(path ? { path } : {}),
    ...(systemPlace ? { systemPlace } : {}),
    ...(Object.keys(asked).length > 0 ? { sampling: asked } : {}),
  };
}

type BudgetNotice = Pick<
  Extract<NewEvent, { type: "budget-noticed" }>,
  "item" | "usedTokens" | "limitTokens" | "replacedItemIds"
>;

/**
 * The agent is told once that the context is filling up; again only after a step that was below the mark. In the tokens of the model that
 * reads it. Never in a step in which the app made room itself: then there is nothing left to do.
 */
function budgetNotice(deps: Dependencies, state: SessionState): BudgetNotice | null {
  const { level, usedTokens: counted, softTokens } = budgetOf(state, deps.languageModel);
  if (level === "comfortable" || hasNoticeThatHolds(state, softTokens)) return null;
  const { contextLimitTokens: limitTokens, softMark } = state.settings;
  const fit = tokenizerFit(state, deps.languageModel.identity, deps.languageModel.facts);
  const usedTokens = Math.max(counted, expectedTokens(fit, counted));
  const percent = Math.round((usedTokens / limitTokens) * 100);
  const text = `[Context budget] ${usedTokens} of ${limitTokens} tokens are used (${percent} %); the soft mark is at ${Math.floor(limitTokens * softMark)}. Make room now with Summary_context or Filter_context, or the app will drop items itself.`;
  const replacedItemIds = liveNotices(state).map(({ itemId }) => itemId);
  return {
    item: newItem(deps, { kind: "notice", author: "app", text }),
    usedTokens,
    limitTokens,
    ...(replacedItemIds.length > 0 ? { replacedItemIds } : {}),
  };
}

/** What a notice adds to the prompt, in tokens, once those before it have left. */
function tokensAdded(state: SessionState, { item, replacedItemIds = [] }: BudgetNotice): number {
  return replacedItemIds.reduce((sum, itemId) => sum - (state.items.get(itemId)?.tokens ?? 0), item.tokens);
}

/** True while a live notice speaks of the present: no step since it came was below the mark. */
function hasNoticeThatHolds(state: SessionState, softTokens: number): boolean {
  const notice = liveNotices(state).at(-1);
  if (!notice) return false;
  const steps = state.turns.toArray().flatMap((turn) => turn.steps);
  return !steps.some(
    ({ startedSequence, countedTokens: tokens }) =>
      startedSequence > notice.enteredSequence && tokens <= softTokens,
  );
}

/** Tokens from the start that are the same as in the previous prompt: what a provider can serve from its prefix cache. */
function sharedPrefixTokens(state: SessionState, promptItemIds: readonly string[]): number {
  const previous = lastStep(state)?.step.promptItemIds;
  if (!previous) return 0;
  let tokens = state.toolTokens;
  for (const [index, itemId] of promptItemIds.entries()) {
    if (previous[index] !== itemId) break;
    tokens += state.items.get(itemId)?.tokens ?? 0;
  }
  return tokens;
}
