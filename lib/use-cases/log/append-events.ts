import type { AppError } from "@/lib/core/errors";
import type { Client } from "@/lib/core/log/client";
import type { NewEvent } from "@/lib/core/log/events";
import { err, ok, type Result } from "@/lib/core/result";
import type { SessionState } from "@/lib/core/session/session-state";
import type { AppendOutcome, AppendRequest } from "@/lib/ports/event-log";
import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";
import { startSessionEvent } from "../session/start-session-event";

/** How often an append is decided again after somebody else appended first. */
const maxAttempts = 25;

/** What a decision wants to append. */
export type Decision = Pick<
  AppendRequest,
  "events" | "expectedMemoryPosition" | "embeddings" | "sourceTexts" | "lease" | "erasures"
>;

/** What an append did: the events as the log keeps them, and the state after them. */
export interface Appended extends AppendOutcome {
  readonly state: SessionState;
}

/** Where to append. `newSession` lets the first append create the session; `fence` is that of the turn the events belong to. */
export interface AppendScope extends SessionScope {
  readonly newSession?: boolean;
  /** Whether a session that is created here is a temporary chat. */
  readonly temporary?: boolean;
  /** The program outside the studio whose session it is, where it is created here. */
  readonly client?: Client;
  readonly fence?: number;
}

/**
 * The way every use-case writes: fold, decide on that state, append, and decide again when the log has moved on. The state is the one that
 * this process knows; what is refused on it is decided again on the one of the log, where that is another.
 * Publishes after the commit, never before; a repeated request publishes nothing.
 */
export async function appendEvents(
  deps: Dependencies,
  scope: AppendScope,
  decide: (state: SessionState) => Promise<Result<Decision, AppError>> | Result<Decision, AppError>,
): Promise<Result<Appended, AppError>> {
  let state = await stateToBeginWith(deps, scope);
  for (let attempt = 0; state.ok && attempt < maxAttempts; attempt += 1) {
    const attempted = await attemptAppend(deps, scope, state.value, decide);
    const changed = attempted !== "again" && attempted.ok && attempted.value.events.length > 0;
    if (attempted !== "again" && (changed || attempt > 0)) return attempted;
    // Refused, or nothing to do, on a state from memory: that may be for what another process wrote.
    const now = await deps.sessionReader.read(scope);
    if (attempted !== "again" && now.sequence === state.value.sequence) return attempted;
    state = ok(now);
  }
  return state.ok ? err({ code: "session-busy", sessionId: scope.sessionId }) : state;
}

/** The session as this process knows it; begun, where there is none and the caller says so. */
async function stateToBeginWith(
  deps: Dependencies,
  scope: AppendScope,
): Promise<Result<SessionState, AppError>> {
  const state = await deps.sessionReader.latest(scope);
  if (state.sequence > 0) return ok(state);
  if (!scope.newSession) return err({ code: "unknown-session", sessionId: scope.sessionId });
  const begun = await appendOnce(deps, scope, state, { events: [await startSessionEvent(deps, scope)] });
  if (begun.ok) return ok(begun.value.state);
  return isStale(begun.error) ? ok(await deps.sessionReader.read(scope)) : begun;
}

/**
 * What a request with this event id did when it came first; null when it is new. Refused when the id was used in another session.
 * Saves deciding again: the append itself finds a repetition in any case.
 */
export async function findRepeated(
  deps: Dependencies,
  { ownerId, sessionId, eventId }: SessionScope & { readonly eventId: string },
): Promise<Result<Appended, AppError> | null> {
  const known = await deps.eventLog.find({ ownerId, eventId });
  if (!known) return null;
  if (known.sessionId !== sessionId) return err({ code: "id-taken", eventId });
  const state = await deps.sessionReader.read({ ownerId, sessionId });
  return ok({ written: false, events: [known], fence: null, state });
}

async function attemptAppend(
  deps: Dependencies,
  scope: AppendScope,
  state: SessionState,
  decide: (state: SessionState) => Promise<Result<Decision, AppError>> | Result<Decision, AppError>,
): Promise<Result<Appended, AppError> | "again"> {
  const decision = await decide(state);
  if (!decision.ok) return decision;
  if (decision.value.events.length === 0) return ok({ written: false, events: [], fence: null, state });
  const appended = await appendOnce(deps, scope, state, decision.value);
  return !appended.ok && isStale(appended.error) ? "again" : appended;
}

function isStale({ code }: AppError): boolean {
  return ["stale-sequence", "stale-memory", "stale-memories", "stale-proposal"].includes(code);
}

async function appendOnce(
  deps: Dependencies,
  { ownerId, sessionId, fence }: AppendScope,
  state: SessionState,
  decision: { readonly events: readonly NewEvent[] } & Partial<Decision>,
): Promise<Result<Appended, AppError>> {
  const appended = await deps.eventLog.append({
    ownerId,
    sessionId,
    expectedSequence: state.sequence,
    ...(fence === undefined ? {} : { fence }),
    ...decision,
  });
  if (!appended.ok) return err(appended.error);
  const { events, written } = appended.value;
  const next = deps.sessionReader.advance({ ownerId, sessionId }, events);
  if (written) deps.live.publishEvents({ ownerId, sessionId, events });
  return ok({ ...appended.value, state: next });
}
