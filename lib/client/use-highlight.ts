import type { FocusEvent } from "react";
import { connectionsOf } from "./connections";
import { useSession, useSessionStore } from "./session-context";
import type { Highlight } from "./session-store";

/** What an element of the conversation stands for. */
interface HighlightSubject {
  readonly itemIds?: readonly string[];
  readonly eventSequence?: number;
  readonly memoryId?: string;
}

/** Handlers that light up everything connected to an element while the pointer or the focus is on it. */
export function useHighlight(kind: Highlight["kind"], id: string | null) {
  const store = useSessionStore();
  const begin = () => {
    const { highlight, setHighlight } = store.getState();
    if (id !== null && !highlight?.held) setHighlight({ kind, id, held: false });
  };
  const end = () => {
    const { highlight, setHighlight } = store.getState();
    if (highlight && !highlight.held) setHighlight(null);
  };
  return {
    onPointerEnter: begin,
    onPointerLeave: end,
    // Focus bubbles; what has the focus inside speaks for itself.
    onFocus(event: FocusEvent) {
      if (event.target === event.currentTarget) begin();
    },
    onBlur(event: FocusEvent) {
      if (event.target === event.currentTarget) end();
    },
  };
}

/** True while something connected to this element is highlighted. */
export function useIsHighlighted({ itemIds = [], eventSequence, memoryId }: HighlightSubject): boolean {
  return useSession((session) => {
    if (!session.highlight) return false;
    const connected = connectionsOf(session);
    if (eventSequence !== undefined && connected.sequences.has(eventSequence)) return true;
    if (memoryId !== undefined && connected.memoryIds.has(memoryId)) return true;
    return itemIds.some((itemId) => connected.itemIds.has(itemId));
  });
}
