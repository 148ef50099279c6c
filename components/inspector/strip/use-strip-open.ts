import { useCallback, useSyncExternalStore } from "react";
import { useMediaQuery } from "@/lib/client/shell/use-media-query";

const key = "agemem-strip";
const changed = "agemem-strip-changed";

/** Shows something only in a window that has room for the strip beside the conversation: the same height as in `roomyQuery`. */
export const roomyOnly = "hidden [@media(min-height:780px)]:block";
const roomyQuery = "(min-height: 780px)";

/** Whether the strip under a session is open. */
export interface StripOpen {
  readonly isOpen: boolean;
  /** False until the person decides: then the window's height does, in CSS, so that nothing moves when the page has loaded. */
  readonly isDecided: boolean;
  toggle(): void;
}

/** The strip as the person left it, and before that open where there is room. */
export function useStripOpen(): StripOpen {
  const kept = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(key),
    () => null,
  );
  const isRoomy = useMediaQuery(roomyQuery, true);
  const isOpen = kept === null ? isRoomy : kept === "open";
  const toggle = useCallback(() => {
    localStorage.setItem(key, isOpen ? "closed" : "open");
    window.dispatchEvent(new Event(changed));
  }, [isOpen]);
  return { isOpen, isDecided: kept !== null, toggle };
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener(changed, onChange);
  return () => window.removeEventListener(changed, onChange);
}
