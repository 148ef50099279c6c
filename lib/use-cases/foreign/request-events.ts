import { promptHash } from "@/lib/core/context/prompt-hash";
import { renderPrompt } from "@/lib/core/context/render-prompt";
import type { ModelAnswer } from "@/lib/core/foreign/model-answer";
import { observeRequest } from "@/lib/core/foreign/observe-request";
import type { RequestMessage } from "@/lib/core/foreign/request-message";
import type { ContextItem, NewItem } from "@/lib/core/log/context-item";
import type { ModelIdentity } from "@/lib/core/log/event-envelope";
import type { NewEvent } from "@/lib/core/log/events";
import { countedTokens, liveItems, type SessionState } from "@/lib/core/session/session-state";
import { stateHash } from "@/lib/core/session/state-hash";
import type { Dependencies } from "../dependencies";
import { draftEvents } from "../log/event-draft";
import { newItem } from "../session/new-item";

/** What making these events takes. */
export type EventMaker = Pick<Dependencies, "ids" | "tokenCounter">;

/** One request of an agent outside the studio to its model. */
export interface ObservedRequest {
  readonly turnId: string;
  readonly messages: readonly RequestMessage[];
  /** Tokens of the descriptions of its tools. */
  readonly toolTokens: number;
  readonly model: ModelIdentity;
  /** ISO time. */
  readonly at: string;
}

/**
 * The events of a request: what entered and left since the last one, and a turn with one step, whose prompt are the live items. The person's
 * message is the last message where it is one of a user; a request that goes on with the results of tools is a turn without a message. What is
 * proven of such a prompt is that these items were sent; parts that are no text are only named in them.
 */
export function requestEvents(
  deps: EventMaker,
  before: SessionState,
  { turnId, messages, toolTokens, model, at }: ObservedRequest,
): readonly NewEvent[] {
  const shared = { at, turnId: null, step: null } as const;
  // None of its events changes long-term memory, so the place in the owner's stream does not matter.
  const draft = draftEvents(before, before.sessionId, 0);
  const said = saidLast(liveItems(before), messages);
  const changes = observeRequest(liveItems(before), said ? messages.slice(0, -1) : messages);
  const entered = enteredItems(deps, before, changes.entered, changes.summary?.entered ?? null);
  const hasTools = toolTokens !== before.toolTokens;
  if (entered.length > 0 || changes.left.length > 0 || hasTools) {
    const summaryItemId =
      changes.summary === null ? undefined : entered[changes.summary.entered]?.item.itemId;
    draft.add({
      ...shared,
      id: deps.ids.newId(),
      type: "context-observed",
      by: "agent",
      entered: [...entered],
      leftItemIds: changes.left.map(({ itemId }) => itemId),
      summary:
        changes.summary && summaryItemId !== undefined
          ? { itemId: summaryItemId, replacedItemIds: [...changes.summary.replacedItemIds] }
          : null,
      messages: messages.length,
      ...(hasTools ? { toolTokens } : {}),
    });
  }
  draft.add({
    ...shared,
    turnId,
    id: turnId,
    type: "turn-started",
    by: said ? "person" : "agent",
    text: said?.text ?? "",
    items: said ? [newItem(deps, { kind: "user", author: "person", text: said.text })] : [],
  });
  const grown = limitFor(draft.state);
  if (grown)
    draft.add({
      ...shared,
      id: deps.ids.newId(),
      type: "session-settings-changed",
      by: "app",
      settings: grown,
    });
  const { state } = draft;
  draft.add({
    ...shared,
    turnId,
    step: 1,
    id: deps.ids.newId(),
    type: "step-started",
    by: "app",
    model,
    promptItemIds: liveItems(state).map(({ itemId }) => itemId),
    messagesHash: promptHash(renderPrompt(state)),
    stateHash: stateHash(state),
    countedTokens: countedTokens(state),
    sharedPrefixTokens: sharedPrefix(before, state),
  });
  return draft.events;
}

/** The last message, where a user says something new with it. */
function saidLast(live: readonly ContextItem[], messages: readonly RequestMessage[]): RequestMessage | null {
  const last = messages.at(-1);
  if (last?.kind !== "user" || last.text.trim() === "") return null;
  // A request that was sent again, word for word, says nothing new.
  return observeRequest(live, messages).entered.at(-1)?.message === last ? last : null;
}

function enteredItems(
  deps: EventMaker,
  before: SessionState,
  entered: ReturnType<typeof observeRequest>["entered"],
  summaryPlace: number | null,
): readonly { readonly item: NewItem; readonly beforeItemId: string | null }[] {
  const callers = liveItems(before).filter(({ toolCalls }) => toolCalls?.length);
  const made: Pick<NewItem, "itemId" | "toolCalls">[] = [...callers];
  return entered.map(({ message, beforeItemId }, place) => {
    const item = itemOf(deps, message, made, place === summaryPlace);
    if (item.toolCalls?.length) made.push(item);
    return { item, beforeItemId };
  });
}

/** The context item of a message. A tool's result belongs to the latest call of its id. */
function itemOf(
  deps: EventMaker,
  { kind, text, toolCalls, toolCallId, toolName }: RequestMessage,
  callers: readonly Pick<NewItem, "itemId" | "toolCalls">[],
  isSummary: boolean,
): NewItem {
  if (kind === "agent") {
    const calls = toolCalls?.map((call) => ({ ...call, toolCallId: call.toolCallId || deps.ids.newId() }));
    return newItem(deps, { kind, author: "agent", text, ...(calls?.length ? { toolCalls: calls } : {}) });
  }
  if (kind !== "tool")
    return newItem(deps, {
      kind: isSummary && kind === "user" ? "summary" : kind,
      author: kind === "user" && !isSummary ? "person" : "agent",
      text,
    });
  const caller = callers.findLast(({ toolCalls: calls }) =>
    calls?.some((call) => call.toolCallId === toolCallId),
  );
  const call = caller?.toolCalls?.find((one) => one.toolCallId === toolCallId);
  return newItem(deps, {
    kind,
    author: "app",
    text,
    ...(toolCallId && caller ? { toolCallId, callItemId: caller.itemId } : {}),
    ...(toolName || call ? { toolName: toolName ?? call?.toolName ?? "" } : {}),
  });
}

/** The settings with a context that the prompt fits in; null where it does. An agent's model may read more than was known. */
function limitFor(state: SessionState): SessionState["settings"] | null {
  const { settings } = state;
  const needed = countedTokens(state);
  if (needed <= settings.contextLimitTokens) return null;
  return { ...settings, contextLimitTokens: Math.max(settings.contextLimitTokens * 2, needed) };
}

function sharedPrefix(before: SessionState, after: SessionState): number {
  const had = before.turns.last()?.steps.at(-1)?.promptItemIds ?? [];
  let tokens = after.toolTokens === before.toolTokens ? after.toolTokens : 0;
  for (const [index, item] of liveItems(after).entries()) {
    if (had[index] !== item.itemId) break;
    tokens += item.tokens;
  }
  return tokens;
}

/** How an answer came: in milliseconds from the request, and whether its end was seen. */
export interface AnswerTiming {
  readonly firstTokenMs: number | null;
  readonly durationMs: number;
  readonly at: string;
  /** Why it did not come to its end; null where it did. */
  readonly brokenOff: "cancelled" | "failed" | "interrupted" | null;
}

/**
 * The events of an answer: the step's end and the turn's. The calls of its own tools are in the item, as the agent sends them again; the step
 * names none, because the studio runs none of them.
 */
export function answerEvents(
  deps: EventMaker,
  turnId: string,
  answer: ModelAnswer,
  { firstTokenMs, durationMs, at, brokenOff }: AnswerTiming,
): readonly NewEvent[] {
  const shared = { at, turnId, step: 1 } as const;
  const calls = answer.toolCalls.map((call) => ({
    ...call,
    toolCallId: call.toolCallId || deps.ids.newId(),
  }));
  const isEmpty = answer.text.trim() === "" && calls.length === 0;
  const item = isEmpty
    ? null
    : newItem(deps, {
        kind: "agent",
        author: "agent",
        text: answer.text,
        ...(calls.length > 0 ? { toolCalls: calls } : {}),
      });
  return [
    {
      ...shared,
      id: deps.ids.newId(),
      type: "step-finished",
      by: "agent",
      item,
      reasoning: answer.reasoning,
      toolCalls: [],
      finishReason: answer.finishReason ?? (brokenOff === null ? "unknown" : "interrupted"),
      usage: answer.usage,
      firstTokenMs,
      durationMs,
    },
    { ...shared, id: deps.ids.newId(), ...endingOf(answer, brokenOff) },
  ];
}

function endingOf({ finishReason, error }: ModelAnswer, brokenOff: AnswerTiming["brokenOff"]) {
  if (error !== null || brokenOff === "failed")
    return {
      type: "turn-failed",
      by: "app",
      code: "provider-failed",
      message: error ?? "The provider did not answer to its end.",
    } as const;
  if (brokenOff === "cancelled") return { type: "turn-cancelled", by: "agent" } as const;
  if (brokenOff === "interrupted")
    return { type: "turn-interrupted", by: "app", reason: "The record of this answer ends here." } as const;
  const reason =
    finishReason === "length"
      ? "length-limit"
      : finishReason === "content_filter"
        ? "content-filter"
        : "answered";
  return { type: "turn-completed", by: "app", reason } as const;
}
