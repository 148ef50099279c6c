import { openCallsOf } from "@/lib/core/context/open-calls";
import { toolResult } from "@/lib/core/context/tool-result";
import type { AppError } from "@/lib/core/errors";
import type { NewEvent } from "@/lib/core/log/events";
import type { FailedCall } from "@/lib/core/log/failed-call";
import { operationOfTool } from "@/lib/core/log/operations";
import type { SentRequest } from "@/lib/core/log/sent-request";
import type { Completion } from "@/lib/core/log/turn-events";
import { ok, type Result } from "@/lib/core/result";
import type { SessionState, Turn } from "@/lib/core/session/session-state";
import type { Dependencies } from "../dependencies";
import { type Appended, appendEvents } from "../log/append-events";
import type { LeasedTurn } from "../scope";
import { leavingExchanges } from "./leave-context";
import { newItem } from "./new-item";

/** How a turn ends when it does not end with an answer. */
export type TurnEnding =
  | { readonly type: "turn-cancelled" }
  | { readonly type: "turn-interrupted"; readonly reason: string }
  | {
      readonly type: "turn-failed";
      readonly code: string;
      readonly message: string;
      readonly call?: FailedCall;
    }
  | { readonly type: "turn-completed"; readonly reason: Completion };

/** What is known of a step that was broken off. */
export interface UnfinishedStep {
  readonly partialText: string;
  /** How long it ran, in milliseconds; absent where nobody was left who knows. */
  readonly durationMs?: number;
  readonly firstTokenMs?: number | null;
  /** What left for the model, where that is known. */
  readonly sent?: SentRequest;
}

/**
 * Ends a running turn so that the session can go on: keeps the unfinished text as the step's answer, gives every open tool call
 * a result, and appends the one terminal event. Does nothing when the turn has ended already, and is refused when another worker has it.
 */
export function closeTurn(
  deps: Dependencies,
  scope: LeasedTurn & UnfinishedStep,
  ending: TurnEnding,
): Promise<Result<Appended, AppError>> {
  const { ownerId, sessionId, turnId, fence } = scope;
  return appendEvents(deps, { ownerId, sessionId, fence }, async (state) => {
    const turn = state.turns.findLast((candidate) => candidate.turnId === turnId);
    if (turn?.status !== "running") return ok({ events: [] });
    const shared = { at: deps.clock.now().toISOString(), turnId, step: turn.steps.at(-1)?.step ?? null };
    const events: NewEvent[] = [
      ...whatStaysOpen(deps, state, turn, { ...shared, ...unfinishedOf(scope) }),
      ...(await leavingExchanges(deps, { ownerId, sessionId }, state, shared)),
      { ...shared, id: deps.ids.newId(), by: ending.type === "turn-cancelled" ? "person" : "app", ...ending },
    ];
    return ok({ events, lease: { release: { turnId } } });
  });
}

/** What a running turn leaves open, closed: its unfinished step is answered with the text so far, and each call that never ran has a result. */
export function whatStaysOpen(
  deps: Closing,
  state: SessionState,
  turn: Turn,
  { at, turnId, step, ...unfinished }: Shared & UnfinishedStep,
): readonly NewEvent[] {
  const shared = { at, turnId, step };
  return [...unfinishedStep(deps, turn, shared, unfinished), ...closedCalls(deps, state, turn, shared)];
}

function unfinishedOf({ partialText, durationMs, firstTokenMs, sent }: UnfinishedStep): UnfinishedStep {
  return {
    partialText,
    ...(durationMs === undefined ? {} : { durationMs }),
    ...(firstTokenMs === undefined ? {} : { firstTokenMs }),
    ...(sent === undefined ? {} : { sent }),
  };
}

type Closing = Pick<Dependencies, "ids" | "tokenCounter">;
type Shared = { readonly at: string; readonly turnId: string; readonly step: number | null };

function unfinishedStep(
  deps: Closing,
  turn: Turn,
  shared: Shared,
  { partialText, durationMs = 0, firstTokenMs = null, sent }: UnfinishedStep,
): NewEvent[] {
  const step = turn.steps.at(-1);
  if (!step || step.finished) return [];
  const item =
    partialText.trim() === "" ? null : newItem(deps, { kind: "agent", author: "agent", text: partialText });
  return [
    {
      ...shared,
      id: deps.ids.newId(),
      type: "step-finished",
      by: "agent",
      item,
      reasoning: "",
      toolCalls: [],
      finishReason: "interrupted",
      usage: null,
      firstTokenMs,
      durationMs,
      ...(sent === undefined ? {} : { sent }),
    },
  ];
}

/** Calls of the last step that never ran: without a result, no model would accept the history. */
function closedCalls(deps: Closing, state: SessionState, turn: Turn, shared: Shared): NewEvent[] {
  const open = openCallsOf(state, turn);
  return (open?.calls ?? []).map(({ toolCallId, toolName, input }) => {
    const rejection = {
      code: "INTERRUPTED",
      reason: "The turn ended before this ran; nothing was changed.",
    } as const;
    const text = toolResult.rejected(rejection);
    const callItemId = open?.callItemId ?? "";
    return {
      ...shared,
      id: deps.ids.newId(),
      type: "operation-rejected",
      by: "agent",
      operation: operationOfTool(toolName),
      toolName,
      input,
      ...rejection,
      toolCallId,
      durationMs: 0,
      result: newItem(deps, { kind: "tool", author: "app", text, toolCallId, toolName, callItemId }),
    };
  });
}
