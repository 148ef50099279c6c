import type { AppError } from "@/lib/core/errors";
import type { ForeignRun, RunStep } from "@/lib/core/foreign/run/foreign-run";
import { readRun } from "@/lib/core/foreign/run/read-run";
import { clientOf } from "@/lib/core/log/client";
import { eventSchemaVersion } from "@/lib/core/log/event-envelope";
import type { NewEvent, SessionEvent } from "@/lib/core/log/events";
import { err, ok, type Result } from "@/lib/core/result";
import { applyEvent } from "@/lib/core/session/fold";
import { emptySession, type SessionState } from "@/lib/core/session/session-state";
import type { Dependencies } from "../dependencies";
import type { SessionScope } from "../scope";
import { startSessionEvent } from "../session/start-session-event";
import { answerEvents, requestEvents } from "./request-events";

/** `sessionId` is made by the caller: importing again under the same id changes nothing. */
export interface ImportRunInput extends SessionScope {
  /** The file as it was given. */
  readonly text: string;
}

/** What was made of a run, and what of it could not be. */
export interface ImportedRun {
  readonly sessionId: string;
  readonly events: number;
  readonly source: string;
  readonly missing: readonly string[];
}

/** What a model reads at once where the file does not say, in tokens. */
const usualContextTokens = 200_000;

/**
 * Makes a session of another agent's run: each model call a step, with the context that the file shows for it, and between two steps what the agent
 * added, dropped and compacted. It is a sandbox like every imported session: it sees none of the person's memories. What the file does not
 * say stands in the session's origin.
 */
export async function importRun(
  deps: Dependencies,
  { text, ...scope }: ImportRunInput,
): Promise<Result<ImportedRun, AppError>> {
  const read = readRun(text);
  if (!read.ok) return err({ code: "import-refused", reason: read.error });
  const events = await eventsOfRun(deps, scope, read.value);
  const adopted = await deps.eventLog.adopt({ ...scope, events });
  if (!adopted && !(await deps.eventLog.exists(scope)))
    return err({ code: "import-refused", reason: "This session id is taken. Import the file again." });
  const { source, missing } = read.value;
  return ok({ sessionId: scope.sessionId, events: events.length, source, missing });
}

async function eventsOfRun(
  deps: Dependencies,
  scope: SessionScope,
  { source, version, steps, missing }: ForeignRun,
): Promise<readonly SessionEvent[]> {
  const record = createRecord(scope.sessionId);
  const client = clientOf({ name: source, version }, "file");
  const now = deps.clock.now().toISOString();
  const sessionSettings = { ...deps.sessionSettings, contextLimitTokens: usualContextTokens };
  const started = await startSessionEvent({ ...deps, sessionSettings }, { ...scope, client });
  record.add([{ ...started, at: steps[0]?.at ?? now }]);
  for (const step of steps) addStep(deps, record, step, { source, now });
  record.add([
    {
      id: deps.ids.newId(),
      at: now,
      type: "session-forked",
      by: "person",
      turnId: null,
      step: null,
      parentSessionId: scope.sessionId,
      parentSequence: record.state().sequence,
      reason: "import",
      sandbox: true,
      forkMemoryPosition: 0,
      label: `Imported from ${source}${version ? ` ${version}` : ""}. ${missing.join(" ")}`.replace(
        /\.\s*$/,
        "",
      ),
    },
  ]);
  return record.events;
}

function addStep(
  deps: Dependencies,
  record: RunRecord,
  { messages, answer, modelId, at: said }: RunStep,
  { source, now }: { readonly source: string; readonly now: string },
): void {
  const at = said ?? now;
  const turnId = deps.ids.newId();
  const model = { provider: source, modelId: modelId || "unknown", label: modelId || source };
  record.add(requestEvents(deps, record.state(), { turnId, messages, toolTokens: 0, model, at }));
  const whole = {
    ...answer,
    finishReason: answer.toolCalls.length > 0 ? "tool_calls" : "stop",
    error: null,
    responseId: null,
  };
  record.add(answerEvents(deps, turnId, whole, { firstTokenMs: null, durationMs: 0, at, brokenOff: null }));
}

interface RunRecord {
  readonly events: readonly SessionEvent[];
  state(): SessionState;
  add(events: readonly NewEvent[]): void;
}

/** A log that is made in memory, folded as it grows. */
function createRecord(sessionId: string): RunRecord {
  const events: SessionEvent[] = [];
  let state = emptySession;
  return {
    events,
    state: () => state,
    add(more) {
      for (const event of more) {
        const sequence = state.sequence + 1;
        const place = { sessionId, sequence, schemaVersion: eventSchemaVersion, memoryPosition: null };
        const placed = { ...event, ...place } as SessionEvent;
        events.push(placed);
        state = applyEvent(state, placed);
      }
    },
  };
}
