import type { SessionStore } from "@/lib/client/session-store";
import type { ContextItem } from "@/lib/core/context/context-item";

/** Looks items up for events that only name them; in a recording also items that are still to come. */
export function itemOf(store: SessionStore): (itemId: string) => ContextItem | undefined {
  return (itemId) => {
    const { state, recording } = store.getState();
    return (recording?.state ?? state).items.get(itemId);
  };
}
