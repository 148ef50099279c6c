import { budgetOf } from "@/lib/core/context/budget";
import { lastStep } from "@/lib/core/context/context-changes";
import { planRoom } from "@/lib/core/context/make-room";
import { promptHash } from "@/lib/core/context/prompt-hash";
import { type PromptMessage, renderPrompt } from "@/lib/core/context/render-prompt";
import { correctedHardTokens } from "@/lib/core/context/reported-usage";
import type { AppError } from "@/lib/core/errors";
import { askedOf, serverSampling } from "@/lib/core/model/sampling";
import { err, ok, type Result } from "@/lib/core/result";
import { countedTokens, liveItems, type SessionState } from "@/lib/core/session/session-state";
import { stateHash } from "@/lib/core/session/state-hash";
import type { Dependencies } from "../dependencies";
import { appendEvents } from "../log/append-events";
import { draftEvents } from "../log/event-draft";
import type { LeasedTurn } from "../scope";
import { newItem } from "./new-item";

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
 * All of it in one append, so that the recorded prompt is the one that follows from the log.
 * `targetTokens` is lower than the hard mark after a provider said that the prompt was too long.
 */
export async function prepareStep(
  deps: Dependencies,
  scope: LeasedTurn,
  step: number,
  targetTokens: number | null,
): Promise<Result<PreparedStep, AppError | PromptTooLarge>> {
  let messages: readonly PromptMessage[] = [];
  let tooLarge: PromptTooLarge | null = null;
  const appended = await appendEvents(
    deps,
    { ownerId: scope.ownerId, sessionId: scope.sessionId, fence: scope.fence },
    (state) => {
      const plan = planEvents(deps, state, scope, step, targetTokens);
      messages = plan.messages;
      tooLarge = plan.tooLarge;
      return ok({ events: plan.tooLarge ? [] : plan.events });
    },
  );
  if (tooLarge) return err(tooLarge);
  return appended.ok ? ok({ messages, state: appended.value.state }) : appended;
}

function planEvents(
  deps: Dependencies,
  before: SessionState,
  { turnId }: LeasedTurn,
  step: number,
  targetTokens: number | null,
) {
  const shared = { at: deps.clock.now().toISOString(), turnId, step };
  // None of its events changes long-term memory, so the place in the owner's stream does not matter.
  const draft = draftEvents(before, before.sessionId, 0);

  const notice = budgetNotice(deps, before);
  if (notice) draft.add({ ...shared, id: deps.ids.newId(), type: "budget-noticed", by: "app", ...notice });
  const limitTokens = correctedHardTokens(draft.state, deps.languageModel.identity, deps.languageModel.facts);
  const room = planRoom(draft.state, Math.min(targetTokens ?? limitTokens, limitTokens));
  if (room && room.removed.length > 0)
    draft.add({ ...shared, id: deps.ids.newId(), type: "context-trimmed", by: "app", ...room, limitTokens });

  const { state } = draft;
  const usedTokens = countedTokens(state);
  const tooLarge: PromptTooLarge | null =
    usedTokens > limitTokens ? { code: "prompt-too-large", usedTokens, limitTokens } : null;
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
    sharedPrefixTokens: sharedPrefixTokens(state, promptItemIds),
  });
  return { events: draft.events, messages, tooLarge };
}

/** How the model is asked, beside the prompt. */
function askedIn({ languageModel: { path, sampling = serverSampling } }: Dependencies) {
  const asked = askedOf(sampling);
  return { ...(path ? { path } : {}), ...(Object.keys(asked).length > 0 ? { sampling: asked } : {}) };
}

/** The agent hears once that the context is filling up; again only after it made room and filled it anew. */
function budgetNotice(deps: Dependencies, state: SessionState) {
  const { level, usedTokens, limitTokens, softTokens } = budgetOf(state);
  if (level === "comfortable") return null;
  if (liveItems(state).some((item) => item.kind === "notice")) return null;
  const percent = Math.round((usedTokens / limitTokens) * 100);
  const text = `[Context budget] ${usedTokens} of ${limitTokens} tokens are used (${percent} %); the soft mark is at ${softTokens}. Make room now with Summary_context or Filter_context, or the app will drop items itself.`;
  return { item: newItem(deps, { kind: "notice", author: "app", text }), usedTokens, limitTokens };
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
