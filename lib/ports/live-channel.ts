import type { SessionEvent } from "@/lib/core/log/events";
import type { PartialStep } from "@/lib/core/session/partial-step";

/** What a subscriber hears. Events were committed before; partial steps are not events. */
export type LiveMessage =
  | { readonly type: "events"; readonly events: readonly SessionEvent[] }
  | { readonly type: "partial"; readonly partial: PartialStep | null }
  /** The owner's long-term memory changed, perhaps in another session. */
  | { readonly type: "memories" }
  /** The list of the owner's sessions changed: one began, branched off, answers, or has answered. */
  | { readonly type: "sessions" }
  /** A purge took words out of events that were sent before: anyone who keeps them must read the session again. */
  | { readonly type: "erased" };

/** Tells everyone who watches a session what just happened in it. */
export interface LiveChannel {
  publishEvents(request: { ownerId: string; sessionId: string; events: readonly SessionEvent[] }): void;
  /** Tells everyone who watches any session of the owner that events lost words. */
  publishErased(request: { ownerId: string }): void;
  publishPartial(request: { ownerId: string; sessionId: string; partial: PartialStep | null }): void;
  /** Calls `listener` from now on, first with the unfinished text if there is one. Returns the way out. */
  subscribe(
    request: { ownerId: string; sessionId: string },
    listener: (message: LiveMessage) => void,
  ): () => void;
}
