import "server-only";
import type { ModelIdentity, SessionSettings } from "@/lib/core/log/event-envelope";
import type { SessionEvent } from "@/lib/core/log/events";
import type { MemoryVersion } from "@/lib/core/log/memory";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import { listMemories } from "@/lib/use-cases/memory/list-memories";
import { requireCurrentActor } from "./actor";
import { getApp } from "./app";
import { describeThrown } from "./error-response";

/** How many sessions the list holds. */
const listedSessions = 200;

/** What the chat page shows first; everything later arrives through the session's stream. */
export interface ChatPageData {
  readonly found: boolean;
  readonly events: readonly SessionEvent[];
  readonly sessions: readonly SessionListEntry[];
  readonly model: ModelIdentity;
  readonly memories: readonly MemoryVersion[];
  readonly memoryCount: number;
  readonly settings: SessionSettings;
}

/** Loads the chat page, or the sentence that says why the app cannot serve. */
export async function loadChatPage({
  sessionId,
}: {
  readonly sessionId: string | null;
}): Promise<ChatPageData | { readonly unavailable: string }> {
  try {
    const { ownerId } = await requireCurrentActor();
    const deps = await (await getApp()).dependenciesFor({ ownerId, sessionId });
    const events = sessionId === null ? [] : await deps.eventLog.read({ ownerId, sessionId });
    const { memories, count } = await listMemories(deps, { ownerId, search: "" });
    return {
      found: sessionId === null || events.length > 0,
      events,
      sessions: await deps.sessionDirectory.list({ ownerId, limit: listedSessions }),
      model: deps.languageModel.identity,
      memories,
      memoryCount: count,
      settings: deps.sessionSettings,
    };
  } catch (error) {
    return { unavailable: describeThrown(error).message };
  }
}

/** The owner's sessions, last changed first. */
export async function loadSessions(): Promise<readonly SessionListEntry[]> {
  const { deps } = await getApp();
  return deps.sessionDirectory.list({
    ownerId: (await requireCurrentActor()).ownerId,
    limit: listedSessions,
  });
}
