import type { SessionStore } from "@/lib/client/session/session-store";
import type { ContextItem } from "@/lib/core/log/context-item";

/** Looks items up for events that only name them; in a recording also items that are still to come. */
export function itemOf(store: SessionStore): (itemId: string) => ContextItem | undefined {
  return (itemId) => {
    const { state, recording } = store.getState();
    return (recording?.state ?? state).items.get(itemId);
  };
}
