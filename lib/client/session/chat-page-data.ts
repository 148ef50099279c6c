import type { SessionSettings } from "@/lib/core/log/event-envelope";
import type { SessionEvent } from "@/lib/core/log/events";
import type { MemoryVersion } from "@/lib/core/log/memory";

/** What the server hands to the chat page. */
export interface ChatPageData {
  /** The session of the address, or null on the page of a new one. */
  readonly sessionId: string | null;
  readonly events: readonly SessionEvent[];
  readonly memories: readonly MemoryVersion[];
  readonly memoryCount: number;
  readonly settings: SessionSettings;
}
