import { systemClock } from "@/lib/adapters/system/system-clock";
import { createGptTokenCounter } from "@/lib/adapters/tokens/gpt-token-counter";
import type { SessionEvent } from "@/lib/core/log/events";
import type { LanguageModel } from "@/lib/ports/language-model";
import { createInMemoryAdapters } from "@/lib/testing/in-memory-adapters";
import { createSessionReader } from "@/lib/use-cases/session/read-session";
import { runTurn } from "@/lib/use-cases/session/run-turn";
import { startTurn } from "@/lib/use-cases/session/start-turn";

/** A first conversation: something to store, to change, to look up, to forget and to shorten, and something that needs no memory. */
export const messages = [
  "Hi! I'm Ada, I live in Lisbon and I'm allergic to nuts.",
  "I moved to Porto last week.",
  "What do you know about me?",
  "Please forget that I am allergic to nuts.",
  "Please summarize our conversation so far.",
  "What is the capital of France?",
] as const;

/** What one conversation with one model was. */
export interface ConversationResult {
  readonly events: readonly SessionEvent[];
  readonly seconds: number;
}

/** Runs the conversation through the app's own loop, storage in memory. A turn that takes longer than `turnMs` is stopped, as a person would. */
export async function runConversation(
  languageModel: LanguageModel,
  { turnMs, contextTokens }: { readonly turnMs: number; readonly contextTokens: number },
): Promise<ConversationResult> {
  const adapters = createInMemoryAdapters(languageModel);
  const deps = {
    ...adapters,
    clock: systemClock,
    tokenCounter: createGptTokenCounter(),
    sessionReader: createSessionReader(adapters.eventLog),
    sessionSettings: { ...adapters.sessionSettings, contextLimitTokens: contextTokens },
  };
  const scope = { ownerId: "ada", sessionId: "session" };
  const startedMs = Date.now();
  for (const text of messages) {
    const turnId = deps.ids.newId();
    const started = await startTurn(deps, { ...scope, turnId, text, newSession: true });
    if (!started.ok) throw new Error(`A turn could not start: ${started.error.code}`);
    if (started.value.turn)
      await runTurn(deps, { ...started.value.turn, signal: AbortSignal.timeout(turnMs) });
    process.stderr.write(".");
  }
  return { events: await deps.eventLog.read(scope), seconds: (Date.now() - startedMs) / 1000 };
}
