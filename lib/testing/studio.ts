import type { InMemoryDatabase } from "@/lib/adapters/memory-storage/database";
import type { SessionSettings } from "@/lib/core/log/event-envelope";
import type { Dependencies } from "../use-cases/dependencies";
import { applyOperation } from "../use-cases/operation/apply-operation";
import { createSessionReader } from "../use-cases/session/read-session";
import { runTurn } from "../use-cases/session/run-turn";
import { startTurn } from "../use-cases/session/start-turn";
import { createInMemoryAdapters } from "./in-memory-adapters";
import { createScriptedModel, type ScriptedStep } from "./scripted-model";

/** A whole app in memory for tests: scripted model, storage in memory, one owner. */
export function createStudio(
  script: readonly ScriptedStep[],
  options: { settings?: Partial<SessionSettings>; database?: InMemoryDatabase; summary?: string } = {},
) {
  const model = createScriptedModel(script, options.summary);
  const adapters = createInMemoryAdapters(model, options.database);
  const deps: Dependencies = {
    ...adapters,
    sessionReader: createSessionReader(adapters.eventLog),
    sessionSettings: { ...adapters.sessionSettings, ...options.settings },
  };
  const scope = { ownerId: "mara", sessionId: "session-1" };
  return {
    deps,
    adapters,
    model,
    scope,
    state: () => deps.sessionReader.read(scope),
    events: (sessionId = scope.sessionId) => deps.eventLog.read({ ownerId: scope.ownerId, sessionId }),
    /** Sends a message and waits for the turn to end. */
    async say(text: string, signal = new AbortController().signal, sessionId = scope.sessionId) {
      const turnId = deps.ids.newId();
      const started = await startTurn(deps, {
        ownerId: scope.ownerId,
        sessionId,
        turnId,
        text,
        newSession: true,
      });
      if (!started.ok) throw new Error(started.error.code);
      await runTurn(deps, { ownerId: scope.ownerId, sessionId, turnId, signal });
      return turnId;
    },
    /** Runs an operation as the person. */
    operate: (name: string, input: unknown, eventId = deps.ids.newId()) =>
      applyOperation(deps, { ...scope, newSession: true, by: "person", eventId, call: null, name, input }),
  };
}

/** The step that calls one tool. */
export function calls(toolName: string, input: unknown): ScriptedStep {
  return { calls: [{ toolName, input }] };
}
