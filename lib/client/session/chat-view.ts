import { indexOfSequence } from "@/lib/core/context/prefix-cache";
import type { ToolCall } from "@/lib/core/log/context-item";
import { isMemoryEvent, isOperationEvent, type SessionEvent } from "@/lib/core/log/events";
import { messageOf, type SessionState, type Turn, type TurnStatus } from "@/lib/core/session/session-state";
import { type Departure, departureOf } from "./departure";
import { describeOperation, type OperationView } from "./describe-operation";
import type { PendingMessage } from "./session-store";
import { outcomeOf, type TurnOutcome } from "./turn-outcome";

/** A piece of the agent's answer, in the order it happened. */
export type AnswerPart =
  | { readonly type: "operations"; readonly key: string; readonly operations: readonly OperationView[] }
  | { readonly type: "calls"; readonly key: string; readonly calls: readonly ToolCall[] }
  | { readonly type: "reasoning"; readonly key: string; readonly step: number; readonly text: string }
  | {
      readonly type: "text";
      readonly key: string;
      readonly itemId: string;
      readonly text: string;
      readonly departure: Departure | null;
    };

/** What is under a finished answer; nothing where the model said nothing. */
export interface AnswerFooter {
  readonly modelLabel: string;
  readonly seconds: number;
  readonly outputTokens: number;
  /** True when the provider reported the tokens, false when the app counted them. */
  readonly reported: boolean;
}

/** One turn as the conversation shows it. */
export interface ChatTurn {
  readonly turnId: string;
  readonly text: string;
  readonly userItemIds: readonly string[];
  readonly userDeparture: Departure | null;
  readonly status: TurnStatus;
  readonly parts: readonly AnswerPart[];
  readonly outcome: TurnOutcome | null;
  readonly footer: AnswerFooter | null;
  /** True while the message is on its way to the server. */
  readonly isPending: boolean;
}

/** The conversation of a folded session. `events` must be the log that `state` was folded from. */
export function chatView(state: SessionState, events: readonly SessionEvent[]): readonly ChatTurn[] {
  return state.turns.toArray().map((turn) => viewOfTurn(turn, state, events));
}

/** One turn of the conversation, for views that show only some of them. */
export function turnView(
  state: SessionState,
  events: readonly SessionEvent[],
  index: number,
): ChatTurn | null {
  const turn = state.turns.get(index);
  return turn ? viewOfTurn(turn, state, events) : null;
}

/** Adds a message that was sent and is not in the log yet; under its own id, so that its place on screen stays. */
export function withPending(turns: readonly ChatTurn[], pending: PendingMessage | null): readonly ChatTurn[] {
  if (!pending || turns.some((turn) => turn.turnId === pending.turnId)) return turns;
  const turn: ChatTurn = {
    turnId: pending.turnId,
    text: pending.text,
    userItemIds: [],
    userDeparture: null,
    status: "running",
    parts: [],
    outcome: null,
    footer: null,
    isPending: true,
  };
  return [...turns, turn];
}

const viewOfEndedTurn = new WeakMap<Turn, { readonly items: readonly unknown[]; readonly view: ChatTurn }>();

/** Turns that ended change only when one of their items does, so their view is kept and not drawn again. */
function viewOfTurn(turn: Turn, state: SessionState, events: readonly SessionEvent[]): ChatTurn {
  const items = itemIdsOf(turn).map((itemId) => state.items.get(itemId));
  const known = viewOfEndedTurn.get(turn);
  if (known?.items.every((item, index) => item === items[index])) return known.view;
  const parts = partsOf(turn, state, events);
  const view: ChatTurn = {
    turnId: turn.turnId,
    text: messageOf(state, turn),
    userItemIds: turn.userItemIds,
    userDeparture: departureOf(turn.userItemIds.map((itemId) => state.items.get(itemId))),
    status: turn.status,
    parts,
    outcome: outcomeOf(
      turn,
      memoryChangesOf(turn, events),
      parts.some((part) => part.type === "text"),
    ),
    footer: footerOf(turn, state),
    isPending: false,
  };
  if (turn.status !== "running") viewOfEndedTurn.set(turn, { items, view });
  return view;
}

function itemIdsOf(turn: Turn): readonly string[] {
  return [
    ...turn.userItemIds,
    ...turn.steps.flatMap((step) => (step.finished?.itemId ? [step.finished.itemId] : [])),
  ];
}

/** Operations are before the text of the step that follows them, which is the order of the log. */
function partsOf(turn: Turn, state: SessionState, events: readonly SessionEvent[]): readonly AnswerPart[] {
  const parts: AnswerPart[] = [];
  const operations = turn.operationSequences.flatMap((sequence) => operationAt(events, sequence));
  let shown = 0;
  const showOperationsUpTo = (sequence: number) => {
    const group = operations.slice(shown).filter((operation) => operation.sequence < sequence);
    shown += group.length;
    const first = group[0];
    if (!first) return;
    const last = parts.at(-1);
    if (last?.type === "operations")
      parts[parts.length - 1] = { ...last, operations: [...last.operations, ...group] };
    else parts.push({ type: "operations", key: `operations-${first.sequence}`, operations: group });
  };
  for (const step of turn.steps) {
    if (!step.finished) continue;
    showOperationsUpTo(step.finished.sequence);
    const { reasoning, itemId } = step.finished;
    if (reasoning.trim())
      parts.push({ type: "reasoning", key: `reasoning-${step.step}`, step: step.step, text: reasoning });
    const item = itemId === null ? undefined : state.items.get(itemId);
    if (item?.text.trim()) {
      parts.push({
        type: "text",
        key: item.itemId,
        itemId: item.itemId,
        text: item.text,
        departure: departureOf([item]),
      });
    }
    // Calls that left no event of ours are of tools that an agent outside the studio has.
    if (item?.toolCalls?.length && operations.length === 0)
      parts.push({ type: "calls", key: `calls-${item.itemId}`, calls: item.toolCalls });
  }
  showOperationsUpTo(Number.POSITIVE_INFINITY);
  return parts;
}

function operationAt(events: readonly SessionEvent[], sequence: number): readonly OperationView[] {
  const event = events[indexOfSequence(events, sequence)];
  return event && isOperationEvent(event) ? [describeOperation(event)] : [];
}

function memoryChangesOf(turn: Turn, events: readonly SessionEvent[]): number {
  return turn.operationSequences.filter((sequence) => {
    const event = events[indexOfSequence(events, sequence)];
    return event !== undefined && isMemoryEvent(event);
  }).length;
}

function footerOf(turn: Turn, state: SessionState): AnswerFooter | null {
  const finished = turn.steps.flatMap((step) => (step.finished ? [step.finished] : []));
  const model = turn.steps.at(-1)?.model;
  if (!model || finished.length === 0 || turn.endedAt === null) return null;
  const reported = finished.map((step) => step.usage?.outputTokens ?? null);
  const isReported = reported.every((tokens) => tokens !== null);
  const counted = finished.map((step) =>
    step.itemId === null ? 0 : (state.items.get(step.itemId)?.tokens ?? 0),
  );
  const outputTokens = sum(isReported ? reported.map((tokens) => tokens ?? 0) : counted);
  if (outputTokens === 0) return null;
  return {
    modelLabel: model.label,
    seconds: Math.max(0, Date.parse(turn.endedAt) - Date.parse(turn.startedAt)) / 1000,
    outputTokens,
    reported: isReported,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
