import type { AppError } from "@/lib/core/errors";
import type { ModelAnswer } from "@/lib/core/foreign/model-answer";
import { messagesOfItems } from "@/lib/core/foreign/request-message";
import type { Client } from "@/lib/core/log/client";
import { err, ok, type Result } from "@/lib/core/result";
import { liveItems, runningTurn, type SessionState } from "@/lib/core/session/session-state";
import type { Dependencies } from "../dependencies";
import { appendEvents } from "../log/append-events";
import type { LeasedTurn, SessionScope } from "../scope";
import { leaseMs } from "../session/start-turn";
import { type AnswerTiming, answerEvents, type ObservedRequest, requestEvents } from "./request-events";

/** A request to record, and whose it is. */
export interface RecordRequestInput extends SessionScope, Omit<ObservedRequest, "at"> {
  readonly client: Client;
  /** How much the model reads at once, where that is known, in tokens. */
  readonly contextTokens: number | null;
  /** The request has only what is new: everything that the session has is still there. */
  readonly goesOn?: boolean;
}

/** What a model reads at once where nobody knows, in tokens: what most hosted ones do at least. */
const usualContextTokens = 200_000;

/** A request that is in the log; its answer is still to come. */
export interface RecordedRequest {
  readonly turn: LeasedTurn;
  readonly state: SessionState;
}

/** Records what an agent sends to its model. Refused with `turn-running` while an earlier request of this session has no answer yet. */
export async function recordRequest(
  deps: Dependencies,
  { ownerId, sessionId, client, contextTokens, goesOn = false, ...request }: RecordRequestInput,
): Promise<Result<RecordedRequest, AppError>> {
  const scope = { ownerId, sessionId };
  const contextLimitTokens = contextTokens ?? usualContextTokens;
  const recording = { ...deps, sessionSettings: { ...deps.sessionSettings, contextLimitTokens } };
  const recorded = await appendEvents(recording, { ...scope, newSession: true, client }, (state) => {
    const running = runningTurn(state);
    if (running) return err({ code: "turn-running", turnId: running.turnId });
    const now = deps.clock.now();
    const messages = goesOn ? [...messagesOfItems(liveItems(state)), ...request.messages] : request.messages;
    return ok({
      events: requestEvents(deps, state, { ...request, messages, at: now.toISOString() }),
      lease: { take: { turnId: request.turnId, untilMs: now.getTime() + leaseMs } },
    });
  });
  if (!recorded.ok) return recorded;
  const { fence, state } = recorded.value;
  if (fence === null) return err({ code: "id-taken", eventId: request.turnId });
  return ok({ turn: { ...scope, turnId: request.turnId, fence }, state });
}

/** Records what the model answered, and ends the turn. */
export async function recordAnswer(
  deps: Dependencies,
  { ownerId, sessionId, turnId, fence }: LeasedTurn,
  answer: ModelAnswer,
  timing: Omit<AnswerTiming, "at">,
): Promise<Result<SessionState, AppError>> {
  const at = deps.clock.now().toISOString();
  const recorded = await appendEvents(deps, { ownerId, sessionId, fence }, () =>
    ok({ events: answerEvents(deps, turnId, answer, { ...timing, at }), lease: { release: { turnId } } }),
  );
  return recorded.ok ? ok(recorded.value.state) : recorded;
}
