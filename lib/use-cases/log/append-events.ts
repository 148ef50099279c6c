import type { AppError } from "@/lib/core/errors";
import type { NewEvent, SessionEvent } from "@/lib/core/log/events";
import { err, ok, type Result } from "@/lib/core/result";
import type { SessionState } from "@/lib/core/session/session-state";
import type { AppendRequest } from "@/lib/ports/event-log";
import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";
import { startSessionEvent } from "../session/start-session-event";

/** How often an append is decided again after somebody else appended first. */
const maxAttempts = 25;

/** What a decision wants to append. */
export type Decision = Pick<
  AppendRequest,
  "events" | "expectedMemoryPosition" | "embeddings" | "lease" | "erasures"
>;

/** What an append did: the events as the log keeps them, and the state after them. */
export interface Appended {
  readonly events: readonly SessionEvent[];
  readonly state: SessionState;
}

/**
 * The way every use-case writes: fold, decide on that state, append, and decide again when the log has moved on.
 * Publishes after the commit, never before. `newSession` lets the first append create the session.
 */
export async function appendEvents(
  deps: Dependencies,
  scope: SessionScope & { readonly newSession?: boolean },
  decide: (state: SessionState) => Promise<Result<Decision, AppError>> | Result<Decision, AppError>,
): Promise<Result<Appended, AppError>> {
  const { sessionId } = scope;
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const attempted = await attemptAppend(deps, scope, decide);
    if (attempted !== "again") return attempted;
  }
  return err({ code: "session-busy", sessionId });
}

async function attemptAppend(
  deps: Dependencies,
  scope: SessionScope & { readonly newSession?: boolean },
  decide: (state: SessionState) => Promise<Result<Decision, AppError>> | Result<Decision, AppError>,
): Promise<Result<Appended, AppError> | "again"> {
  const { ownerId, sessionId, newSession } = scope;
  const state = await deps.sessionReader.read({ ownerId, sessionId });
  if (state.sequence === 0)
    return newSession ? begin(deps, scope, state) : err({ code: "unknown-session", sessionId });
  const decision = await decide(state);
  if (!decision.ok) return decision;
  if (decision.value.events.length === 0) return ok({ events: [], state });
  const appended = await appendOnce(deps, scope, state, decision.value);
  return !appended.ok && isStale(appended.error) ? "again" : appended;
}

async function begin(
  deps: Dependencies,
  scope: SessionScope,
  state: SessionState,
): Promise<Result<Appended, AppError> | "again"> {
  const started = await appendOnce(deps, scope, state, {
    events: [await startSessionEvent(deps, scope)],
  });
  return started.ok || isStale(started.error) ? "again" : started;
}

function isStale({ code }: AppError): boolean {
  return ["stale-sequence", "stale-memory", "stale-memories", "stale-proposal"].includes(code);
}

async function appendOnce(
  deps: Dependencies,
  { ownerId, sessionId }: SessionScope,
  state: SessionState,
  decision: { readonly events: readonly NewEvent[] } & Partial<Decision>,
): Promise<Result<Appended, AppError>> {
  const appended = await deps.eventLog.append({
    ownerId,
    sessionId,
    expectedSequence: state.sequence,
    ...decision,
  });
  if (!appended.ok) return err(appended.error);
  const next = deps.sessionReader.advance({ ownerId, sessionId }, appended.value);
  deps.live.publishEvents({ ownerId, sessionId, events: appended.value });
  return ok({ events: appended.value, state: next });
}
