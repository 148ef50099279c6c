import { budgetOf } from "@/lib/core/context/budget";
import { planRoom } from "@/lib/core/context/make-room";
import { promptHash } from "@/lib/core/context/prompt-hash";
import { renderPrompt } from "@/lib/core/context/render-prompt";
import type { AppError } from "@/lib/core/errors";
import { type Client, describeClient } from "@/lib/core/log/client";
import type { NewItem, ToolCall } from "@/lib/core/log/context-item";
import type { NewEvent, SessionEvent } from "@/lib/core/log/events";
import { err, ok, type Result } from "@/lib/core/result";
import { countedTokens, liveItems, runningTurn, type SessionState } from "@/lib/core/session/session-state";
import { stateHash } from "@/lib/core/session/state-hash";
import { cleanJson } from "@/lib/core/text/clean-text";
import type { Dependencies } from "../dependencies";
import { appendEvents } from "../log/append-events";
import { draftEvents } from "../log/event-draft";
import { applyOperation } from "../operation/apply-operation";
import type { LeasedTurn, SessionScope } from "../scope";
import { closeTurn, type TurnEnding } from "../session/close-turn";
import { newItem } from "../session/new-item";
import { clientProfile } from "../session/start-session-event";
import { leaseMs } from "../session/start-turn";

/** A call of one of the six tools by a program outside the studio. Its session is made with its first call. */
export interface ClientOperation extends SessionScope {
  readonly client: Client;
  /** Made by the caller; the same id again changes nothing. */
  readonly requestId: string;
  readonly name: string;
  readonly input: unknown;
  /** The client's own id of the call, by which it finds the result in its session; made here where it has none. */
  readonly callId?: string;
  /** UPDATE and DELETE: the version that the change was decided on; without it, the one that this session was shown. */
  readonly expectedVersion?: number;
  readonly signal?: AbortSignal;
}

/** What a client is answered. */
export interface ClientAnswer {
  /** The result as the studio's own agent would read it. */
  readonly text: string;
  /** True for a refusal; its reason is in the text. */
  readonly isRefused: boolean;
  readonly event: SessionEvent;
}

/**
 * Runs one operation for a program outside the studio: a turn of its session with one step that makes the call, through the same
 * `apply-operation`, policy and undo as the calls of the studio's own agent. Calls of one session come one after the other; a second one
 * at the same time gets `turn-running`.
 */
export async function runClientOperation(
  deps: Dependencies,
  { client, requestId, name, input, callId, expectedVersion, signal, ...scope }: ClientOperation,
): Promise<Result<ClientAnswer, AppError>> {
  const repeated = await deps.eventLog.find({ ownerId: scope.ownerId, eventId: requestId });
  if (repeated) return repeated.sessionId === scope.sessionId ? answerOf(repeated) : taken(requestId);
  const opened = await openSession(deps, scope, client);
  if (!opened.ok) return opened;
  const begun = await beginCall(deps, scope, {
    client,
    name,
    input,
    ...(callId !== undefined && { callId }),
  });
  if (!begun.ok) return begun;
  const { turn, callItemId, toolCallId } = begun.value;
  const end = (ending: TurnEnding) => closeTurn(deps, { ...turn, partialText: "" }, ending);
  try {
    signal?.throwIfAborted();
    const applied = await applyOperation(
      { ...deps, profile: clientProfile },
      {
        ...scope,
        by: "agent",
        eventId: requestId,
        fence: turn.fence,
        call: { turnId: turn.turnId, step: 1, toolCallId, toolName: name, callItemId },
        name,
        input,
        ...(expectedVersion !== undefined && { expectedVersion }),
        ...(signal && { signal }),
      },
    );
    if (!applied.ok) {
      await end({
        type: "turn-failed",
        code: applied.error.code,
        message: "The call could not be carried out.",
      });
      return applied;
    }
    await end({ type: "turn-completed", reason: "answered" });
    const event = applied.value.events.find(({ id }) => id === requestId);
    return event ? answerOf(event) : taken(requestId);
  } catch (error) {
    await end(
      signal?.aborted
        ? { type: "turn-interrupted", reason: "The program took its call back." }
        : {
            type: "turn-failed",
            code: "unexpected",
            message: "The call broke off; nothing was changed by it.",
          },
    );
    throw error;
  }
}

/** The session that a client's acts go to, named after it; made where it is not there yet. */
async function openSession(
  deps: Dependencies,
  scope: SessionScope,
  client: Client,
): Promise<Result<null, AppError>> {
  if (await deps.eventLog.exists(scope)) return ok(null);
  const named = await appendEvents(deps, { ...scope, newSession: true, client }, () =>
    ok({
      events: [
        {
          id: deps.ids.newId(),
          type: "session-renamed",
          at: deps.clock.now().toISOString(),
          by: "app",
          turnId: null,
          step: null,
          title: describeClient(client),
        },
      ],
    }),
  );
  return named.ok ? ok(null) : named;
}

interface BegunCall {
  readonly turn: LeasedTurn;
  readonly callItemId: string;
  readonly toolCallId: string;
}

/** The turn and its one step, up to where the call runs, in one append that takes the lease. */
async function beginCall(
  deps: Dependencies,
  scope: SessionScope,
  call: Pick<ClientOperation, "client" | "name" | "input" | "callId">,
): Promise<Result<BegunCall, AppError>> {
  const turnId = deps.ids.newId();
  const toolCallId = call.callId ?? deps.ids.newId();
  const toolCall = { toolCallId, toolName: call.name, input: cleanJson(call.input) ?? null };
  const item = newItem(deps, { kind: "agent", author: "agent", text: "", toolCalls: [toolCall] });
  const begun = await appendEvents(deps, scope, (state) => {
    const running = runningTurn(state);
    if (running) return err({ code: "turn-running", turnId: running.turnId });
    const now = deps.clock.now();
    return ok({
      events: callEvents(deps, state, { ...scope, turnId, client: call.client, item, toolCall, now }),
      lease: { take: { turnId, untilMs: now.getTime() + leaseMs } },
    });
  });
  if (!begun.ok) return begun;
  const { fence } = begun.value;
  if (fence === null) return taken(turnId);
  return ok({ turn: { ...scope, turnId, fence }, callItemId: item.itemId, toolCallId });
}

interface CallToRecord extends SessionScope {
  readonly turnId: string;
  readonly client: Client;
  readonly item: NewItem;
  readonly toolCall: ToolCall;
  readonly now: Date;
}

function callEvents(
  deps: Dependencies,
  before: SessionState,
  { sessionId, turnId, client, item, toolCall, now }: CallToRecord,
): readonly NewEvent[] {
  const shared = { at: now.toISOString(), turnId } as const;
  // None of its events changes long-term memory, so the place in the owner's stream does not matter.
  const draft = draftEvents(before, sessionId, 0);
  draft.add({ ...shared, id: turnId, type: "turn-started", by: "agent", step: null, text: "", items: [] });
  const room = roomFor(deps, draft.state);
  if (room)
    draft.add({ ...shared, ...room, id: deps.ids.newId(), type: "context-trimmed", by: "app", step: 1 });
  const { state } = draft;
  draft.add({
    ...shared,
    id: deps.ids.newId(),
    type: "step-started",
    by: "app",
    step: 1,
    model: { provider: client.protocol, modelId: client.name, label: client.name },
    promptItemIds: liveItems(state).map(({ itemId }) => itemId),
    messagesHash: promptHash(renderPrompt(state)),
    stateHash: stateHash(state),
    countedTokens: countedTokens(state),
    sharedPrefixTokens: countedTokens(state),
  });
  draft.add({
    ...shared,
    id: deps.ids.newId(),
    type: "step-finished",
    by: "agent",
    step: 1,
    item,
    reasoning: "",
    toolCalls: [toolCall],
    finishReason: "tool-calls",
    usage: null,
    firstTokenMs: null,
    durationMs: 0,
  });
  return draft.events;
}

/** What leaves so that the record of what a client was given stays within its limit; null where it does. */
function roomFor(deps: Dependencies, state: SessionState) {
  const { softTokens, hardTokens } = budgetOf(state, deps.languageModel);
  const room = planRoom(state, { limitTokens: hardTokens, targetTokens: Math.min(softTokens, hardTokens) });
  return room && room.removed.length > 0 ? { ...room, limitTokens: hardTokens } : null;
}

function answerOf(event: SessionEvent): Result<ClientAnswer, AppError> {
  const result = "result" in event ? event.result : null;
  if (!result) return taken(event.id);
  return ok({ text: result.text, isRefused: event.type === "operation-rejected", event });
}

function taken(eventId: string): Result<never, AppError> {
  return err({ code: "id-taken", eventId });
}
