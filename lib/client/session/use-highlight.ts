import type { FocusEvent, MouseEvent } from "react";
import { connectionsOf, isAmong } from "./connections";
import { useSession, useSessionStore } from "./session-context";
import type { Highlight } from "./session-store";

/** What an element of the conversation stands for. */
interface HighlightSubject {
  readonly itemIds?: readonly string[];
  readonly eventSequence?: number;
  readonly memoryId?: string;
}

/**
 * What an element of the conversation needs to light up everything connected to it while the pointer or the focus is on it.
 * A click keeps the light, a second click or Escape releases it.
 */
export function useHighlight(kind: Highlight["kind"], id: string | null) {
  const store = useSessionStore();
  const isConnected = useSession((session) => id !== null && isAmong(connectionsOf(session), kind, id));
  const begin = () => {
    const { highlight, setHighlight } = store.getState();
    if (id !== null && !highlight?.held) setHighlight({ kind, id, held: false });
  };
  const end = () => {
    const { highlight, setHighlight } = store.getState();
    if (highlight && !highlight.held) setHighlight(null);
  };
  const toggleHold = () => {
    const { highlight, setHighlight } = store.getState();
    const isHeld = highlight?.held === true && highlight.kind === kind && highlight.id === id;
    if (id !== null) setHighlight(isHeld ? null : { kind, id, held: true });
  };
  return {
    "data-connected": isConnected || undefined,
    onPointerEnter: begin,
    onPointerLeave: end,
    // Capturing, so that it adds to what the element's own click does.
    onClickCapture(event: MouseEvent) {
      if (!isSelectingText() && controlAt(event) === null) toggleHold();
    },
    // Focus bubbles; what has the focus inside speaks for itself.
    onFocus(event: FocusEvent) {
      if (event.target === event.currentTarget) begin();
    },
    onBlur(event: FocusEvent) {
      if (event.target === event.currentTarget) end();
    },
  };
}

/** The link or button inside the element that was clicked, if it was one: it has a purpose of its own. */
function controlAt({ target, currentTarget }: MouseEvent): Element | null {
  const control = target instanceof Element ? target.closest("a, button, summary") : null;
  return control !== null && control !== currentTarget && currentTarget.contains(control) ? control : null;
}

function isSelectingText(): boolean {
  return window.getSelection()?.type === "Range";
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
