import { useCallback, useSyncExternalStore } from "react";

const key = "agemem-strip";
const changed = "agemem-strip-changed";

/** From this height of the window on there is room for the strip beside the conversation, in CSS pixels. */
const roomyHeightPx = 780;

/** Whether the strip under a session is open: as the person left it, and before that where there is room. */
export function useStripOpen(): { readonly isOpen: boolean; readonly toggle: () => void } {
  const isOpen = useSyncExternalStore(subscribe, isOpenNow, () => false);
  const toggle = useCallback(() => {
    localStorage.setItem(key, isOpenNow() ? "closed" : "open");
    window.dispatchEvent(new Event(changed));
  }, []);
  return { isOpen, toggle };
}

function isOpenNow(): boolean {
  const kept = localStorage.getItem(key);
  return kept === null ? window.innerHeight >= roomyHeightPx : kept === "open";
}

function subscribe(onChange: () => void): () => void {
  window.addEventListener(changed, onChange);
  window.addEventListener("resize", onChange);
  return () => {
    window.removeEventListener(changed, onChange);
    window.removeEventListener("resize", onChange);
  };
}
