import type { ModelIdentity, SessionSettings } from "@/lib/core/log/event-envelope";
import type { SessionEvent } from "@/lib/core/log/events";
import type { Opening } from "@/lib/core/replay/opening";
import type { SessionSeed } from "./session-store";

/** What the server hands to the chat page: what only this session has. Everything else is in the store of the shell. */
export interface ChatPageData {
  /** The session of the address, or null on the page of a new one. */
  readonly sessionId: string | null;
  /** Of a long session the state that `events`, its last ones, follow; null where they are the whole log. */
  readonly opening: Opening | null;
  readonly events: readonly SessionEvent[];
  readonly settings: SessionSettings;
}

interface SeedRequest {
  readonly pathname: string;
  /** The id of the session that begins with the next first message. */
  readonly newSessionId: string;
  readonly page: ChatPageData;
  readonly model: ModelIdentity;
}

/**
 * What the session on screen starts from. The address decides, not the page: a new session gets its address without
 * loading a page, and going back to it later must show it, not an empty one. Its events then come with the stream.
 */
export function sessionSeed({ pathname, newSessionId, page, model }: SeedRequest): SessionSeed {
  const { settings } = page;
  const addressed = sessionIdIn(pathname);
  const isNew = addressed === null;
  const sessionId = addressed ?? newSessionId;
  const { opening, events } = page.sessionId === sessionId ? page : { opening: null, events: [] };
  return { sessionId, isNew, opening, events, settings, model };
}

/** The session that an address names, or null on the page of a new session. */
function sessionIdIn(pathname: string): string | null {
  const match = /^\/chat\/([^/]+)/.exec(pathname);
  return match?.[1] ? decodeURIComponent(match[1]) : null;
}
