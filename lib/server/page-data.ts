import "server-only";
import type { StoredMemories } from "@/lib/contract/memory/list-memories";
import type { ModelIdentity, SessionSettings } from "@/lib/core/log/event-envelope";
import type { SessionWindow } from "@/lib/core/replay/opening";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";
import { listMemories } from "@/lib/use-cases/memory/list-memories";
import { readWindow } from "@/lib/use-cases/session/read-window";
import { requireCurrentActor } from "./actor";
import { getApp } from "./app";
import { describeThrown } from "./error-response";

/** How many sessions the list holds. */
export const listedSessions = 200;

/** What the frame around every page starts from. */
export interface FrameData {
  readonly sessions: readonly SessionListEntry[];
  readonly memories: StoredMemories;
  /** The model that answers where a session has chosen none. */
  readonly model: ModelIdentity;
}

/** Loads the frame, or the sentence that says why the app cannot serve. */
export async function loadFrame(): Promise<FrameData | { readonly unavailable: string }> {
  try {
    const { ownerId } = await requireCurrentActor();
    const deps = await (await getApp()).dependenciesFor({ ownerId, sessionId: null });
    const [sessions, memories] = await Promise.all([
      deps.sessionDirectory.list({ ownerId, limit: listedSessions }),
      listMemories(deps, { ownerId, search: "" }),
    ]);
    return { sessions, memories, model: deps.languageModel.identity };
  } catch (error) {
    return { unavailable: describeThrown(error).message };
  }
}

/** What the chat page shows first; everything later arrives through the session's stream. */
export interface ChatPageData extends SessionWindow {
  readonly found: boolean;
  /** True for a conversation that was deleted for good: there is nothing to show. */
  readonly isPurged: boolean;
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
    const scope = sessionId === null ? null : { ownerId, sessionId };
    const standing = scope && (await deps.sessionDirectory.standingOf(scope));
    const isPurged = standing?.presence === "purged";
    const { opening, events } =
      scope === null || isPurged ? { opening: null, events: [] } : await readWindow(deps, scope);
    return {
      isPurged,
      found: sessionId === null || events.length > 0,
      opening,
      events,
      settings: deps.sessionSettings,
    };
  } catch (error) {
    return { unavailable: describeThrown(error).message };
  }
}
