import type { InMemoryDatabase } from "@/lib/adapters/memory-storage/database";
import type { SessionSettings } from "@/lib/core/log/event-envelope";
import type { Profile } from "@/lib/core/model/profile";
import type { PastedSpan } from "@/lib/core/text/pasted-spans";
import type { Clock } from "@/lib/ports/clock";
import type { Embedder } from "@/lib/ports/embedder";
import type { LanguageModel } from "@/lib/ports/language-model";
import type { Storage } from "@/lib/ports/storage";
import type { TokenCounter } from "@/lib/ports/token-counter";
import type { Dependencies } from "../use-cases/dependencies";
import { applyOperation } from "../use-cases/operation/apply-operation";
import { createSessionReader } from "../use-cases/session/read-session";
import { runTurn } from "../use-cases/session/run-turn";
import { startTurn } from "../use-cases/session/start-turn";
import { createInMemoryAdapters } from "./in-memory-adapters";
import { createScriptedModel, type ScriptedStep } from "./scripted-model";

/** What a studio is made with; what is left out is small, deterministic and in memory. */
export interface StudioOptions {
  readonly settings?: Partial<SessionSettings>;
  readonly database?: InMemoryDatabase;
  /** Another storage than the one in memory. */
  readonly storage?: Storage;
  readonly embedder?: Embedder;
  readonly clock?: Clock;
  readonly tokenCounter?: TokenCounter;
  /** How the model is asked to act; by default by the long profile. */
  readonly profile?: Profile;
}

/** A whole app in memory for tests: scripted model, storage in memory, one owner. */
export function createStudio(
  script: readonly ScriptedStep[],
  { summary, ...options }: StudioOptions & { readonly summary?: string } = {},
) {
  return createStudioWith(createScriptedModel(script, summary), options);
}

/** The same with a language model of the caller's: the app's own loop, gates and store around it. */
export function createStudioWith<Model extends LanguageModel>(model: Model, options: StudioOptions = {}) {
  const { settings, database, storage, embedder, clock, tokenCounter, profile } = options;
  const adapters = createInMemoryAdapters(model, database);
  const deps: Dependencies = {
    ...adapters,
    ...storage,
    ...(embedder && { embedder }),
    ...(clock && { clock }),
    ...(tokenCounter && { tokenCounter }),
    ...(profile && { profile }),
    sessionReader: createSessionReader((storage ?? adapters).eventLog),
    sessionSettings: { ...adapters.sessionSettings, ...settings },
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
    async say(
      text: string,
      signal = new AbortController().signal,
      sessionId = scope.sessionId,
      pasted?: readonly PastedSpan[],
    ) {
      const turnId = deps.ids.newId();
      const started = await startTurn(deps, {
        ownerId: scope.ownerId,
        sessionId,
        turnId,
        text,
        newSession: true,
        ...(pasted && { pasted }),
      });
      if (!started.ok) throw new Error(started.error.code);
      if (started.value.turn) await runTurn(deps, { ...started.value.turn, signal });
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
