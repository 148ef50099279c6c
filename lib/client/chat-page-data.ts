import type { MemoryVersion } from "@/lib/core/memory/memory";
import type { SessionSettings } from "@/lib/core/session/event-envelope";
import type { SessionEvent } from "@/lib/core/session/events";

/** What the server hands to the chat page. */
export interface ChatPageData {
  /** The session of the address, or null on the page of a new one. */
  readonly sessionId: string | null;
  readonly events: readonly SessionEvent[];
  readonly memories: readonly MemoryVersion[];
  readonly memoryCount: number;
  readonly settings: SessionSettings;
}
