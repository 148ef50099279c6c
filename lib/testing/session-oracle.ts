import { expect } from "vitest";
import { budgetOf } from "@/lib/core/context/budget";
import { promptHash } from "@/lib/core/context/prompt-hash";
import { type PromptMessage, renderPrompt } from "@/lib/core/context/render-prompt";
import { roomOrder } from "@/lib/core/context/room-order";
import type { ContextItem } from "@/lib/core/log/context-item";
import type { EventOf, SessionEvent } from "@/lib/core/log/events";
import { applyEvent, foldSession } from "@/lib/core/session/fold";
import { emptySession, liveItems, type SessionState } from "@/lib/core/session/session-state";
import { stateHash } from "@/lib/core/session/state-hash";

/**
 * Watches one session event by event and checks each against what must always hold. Knows the context a second way, as a plain
 * array from which nothing is ever taken, so that the fold is compared with something that is not the fold.
 */
export class SessionOracle {
  /** A fold of copies of the events, as they would come back from a file: nothing is cached by object here. */
  state: SessionState = emptySession;
  private readonly everyId: string[] = [];
  private readonly liveIds = new Set<string>();
  /** Before the exchanges left with which an ended turn begins to close; null otherwise. */
  private beforeLeaving: SessionState | null = null;

  /** Takes in the events that are new, and compares with the state that the app holds. */
  check(events: readonly SessionEvent[], held: SessionState): void {
    const split = Math.floor(events.length / 3);
    for (const event of events.slice(this.state.sequence))
      this.take(JSON.parse(JSON.stringify(event)) as SessionEvent);
    const hash = stateHash(this.state);
    expect(stateHash(held)).toBe(hash);
    expect(stateHash(foldSession(events))).toBe(hash);
    expect(stateHash(foldSession(events.slice(split), foldSession(events.slice(0, split))))).toBe(hash);
    checkTurns(events, this.state);
    checkUnits(this.state);
  }

  private take(event: SessionEvent): void {
    const before = this.state;
    checkRemovals(before, event);
    // A turn that is given up leaves its exchanges first; it was given up before that.
    checkRoomWasMade(this.beforeLeaving ?? before, event);
    this.beforeLeaving = event.type === "exchanges-left" ? before : null;
    if (event.type === "step-started") checkPrompt(before, event);
    this.state = applyEvent(before, event);
    this.mirror(event);
    const live = liveItems(this.state);
    expect(live.map((item) => item.itemId)).toEqual(
      this.everyId.filter((itemId) => this.liveIds.has(itemId)),
    );
    checkSums(this.state, live);
    if (event.type === "context-summarized") checkPlaceOfSummary(liveItems(before), live, event);
  }

  /** What the event does to the plain array. */
  private mirror(event: SessionEvent): void {
    if (event.type === "context-summarized") {
      const place = this.everyId.findIndex((itemId) => event.replacedItemIds.includes(itemId));
      this.everyId.splice(place, 0, event.summary.itemId);
      this.liveIds.add(event.summary.itemId);
    }
    for (const itemId of removedBy(event)) this.liveIds.delete(itemId);
    if (event.type === "items-restored") for (const itemId of event.itemIds) this.liveIds.add(itemId);
    for (const item of enteredBy(event)) {
      this.everyId.push(item.itemId);
      this.liveIds.add(item.itemId);
    }
  }
}

function enteredBy(event: SessionEvent): readonly { readonly itemId: string }[] {
  if (event.type === "turn-started") return event.items;
  if ("item" in event) return event.item ? [event.item] : [];
  return "result" in event && event.result ? [event.result] : [];
}

function removedBy(event: SessionEvent): readonly string[] {
  if (event.type === "context-summarized") return event.replacedItemIds;
  if (event.type === "context-filtered") return event.removedItemIds;
  if (event.type === "context-trimmed") return event.removed.map(({ itemId }) => itemId);
  if (event.type === "exchanges-left") return event.itemIds;
  if (event.type === "budget-noticed") return event.replacedItemIds ?? [];
  return event.type === "items-restored" && event.undoneSummaryItemId !== null
    ? [event.undoneSummaryItemId]
    : [];
}

/** Nothing protected is ever taken, and nothing is taken twice. Written out again here on purpose. */
function checkRemovals(state: SessionState, event: SessionEvent): void {
  const turn = state.turns.last();
  const lastStep = turn?.steps.at(-1)?.step;
  for (const itemId of removedBy(event)) {
    const item = state.items.get(itemId);
    if (event.type === "items-restored") continue;
    expect(item?.fate.status, `${event.type} took an item that was not there`).toBe("live");
    expect(item?.kind).not.toBe("system");
    expect(item?.pinned, `${event.type} took a pinned item`).toBe(false);
    if (event.type === "context-filtered")
      expect(item?.neverFilter, "FILTER took what it never may").toBe(false);
    if (turn?.status !== "running" || item?.turnId !== turn.turnId) continue;
    const isPieceInTheMiddle =
      item.part !== undefined && item.part.index > 0 && item.part.index < item.part.count - 1;
    if (item.kind === "user")
      expect(event.type === "context-trimmed" && isPieceInTheMiddle, "the current message was taken").toBe(
        true,
      );
    const isOfCallingStep =
      item.step === lastStep && (item.kind === "agent" || item.callItemId !== undefined);
    // At the end of its turn no step is calling any more.
    if (event.type !== "exchanges-left")
      expect(isOfCallingStep, `${event.type} took the calling step`).toBe(false);
  }
  if (event.type === "items-restored") {
    for (const itemId of event.itemIds)
      expect(state.items.get(itemId)?.fate.status, "a live item was restored").not.toBe("live");
  }
}

function checkPrompt(state: SessionState, event: EventOf<"step-started">): void {
  const { contextLimitTokens, hardMark } = state.settings;
  const live = liveItems(state);
  const messages = renderPrompt(state);
  expect(event.countedTokens).toBeLessThanOrEqual(Math.floor(contextLimitTokens * hardMark));
  expect(event.countedTokens).toBe(state.toolTokens + sumOf(live));
  expect(event.promptItemIds).toEqual(live.map((item) => item.itemId));
  expect(event.messagesHash).toBe(promptHash(messages));
  expect(event.stateHash).toBe(stateHash(state));
  checkCallsAreAnswered(messages);
}

/** Behind each message with calls stand exactly their results, as every provider demands. */
function checkCallsAreAnswered(messages: readonly PromptMessage[]): void {
  let open: string[] = [];
  for (const message of messages) {
    if (message.role === "tool") {
      expect(open, "a result without its call before it").toContain(message.toolCallId);
      open = open.filter((toolCallId) => toolCallId !== message.toolCallId);
      continue;
    }
    expect(open, "a call without its result behind it").toEqual([]);
    open = message.role === "assistant" ? message.toolCalls.map((call) => call.toolCallId) : [];
  }
  expect(open).toEqual([]);
}

function checkSums(state: SessionState, live: readonly ContextItem[]): void {
  const { byKind, usedTokens } = budgetOf(state);
  expect(state.liveTokens).toBe(sumOf(live));
  expect(usedTokens).toBe(state.liveTokens + state.toolTokens);
  expect(Object.values(byKind).reduce((sum, tokens) => sum + tokens, 0)).toBe(usedTokens);
  const leftIds = [...state.items.values()]
    .filter((item) => item.fate.status !== "live")
    .map((item) => item.itemId);
  expect([...state.left.keys()].sort()).toEqual(leftIds.sort());
}

function checkPlaceOfSummary(
  before: readonly ContextItem[],
  after: readonly ContextItem[],
  event: EventOf<"context-summarized">,
): void {
  const place = before.findIndex((item) => event.replacedItemIds.includes(item.itemId));
  expect(after[place]?.itemId).toBe(event.summary.itemId);
}

/** Between turns every call has its result, and a call and its results share their fate. */
function checkUnits(state: SessionState): void {
  const answered = new Map<string, string[]>();
  for (const item of state.items.values()) {
    if (item.callItemId === undefined) continue;
    expect(item.fate.status).toBe(state.items.get(item.callItemId)?.fate.status);
    answered.set(item.callItemId, [...(answered.get(item.callItemId) ?? []), item.toolCallId ?? ""]);
  }
  for (const item of state.items.values()) {
    const asked = (item.toolCalls ?? []).map((call) => call.toolCallId).sort();
    expect((answered.get(item.itemId) ?? []).sort(), "a call without a result").toEqual(asked);
  }
}

/** A turn fails for want of room only when all that may go would not be enough. */
function checkRoomWasMade(state: SessionState, event: SessionEvent): void {
  if (event.type !== "turn-failed" || event.code !== "prompt-too-large") return;
  const removable = roomOrder(state).reduce((sum, { unit }) => sum + unit.tokens, 0);
  expect(budgetOf(state).usedTokens - removable).toBeGreaterThan(budgetOf(state).hardTokens);
}

/** Between commands no turn runs, and each has exactly one beginning and one end. */
function checkTurns(events: readonly SessionEvent[], state: SessionState): void {
  const ends = ["turn-completed", "turn-cancelled", "turn-interrupted", "turn-failed"];
  for (const turn of state.turns) {
    const own = events.filter((event) => event.turnId === turn.turnId);
    expect(own[0]?.type).toBe("turn-started");
    expect(own.filter((event) => ends.includes(event.type))).toEqual([own.at(-1)]);
    expect(turn.status).not.toBe("running");
  }
}

function sumOf(items: readonly ContextItem[]): number {
  return items.reduce((sum, item) => sum + item.tokens, 0);
}
