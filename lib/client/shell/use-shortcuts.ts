import { useEffect, useRef } from "react";
import { isTypingIn, type Shortcut, shortcutOf } from "./shortcuts";

/** Calls `run` for every shortcut pressed on the page; open dialogs keep their keys for themselves. `run` says whether it acted. */
export function useShortcuts(run: (shortcut: Shortcut) => boolean): void {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (
        event.defaultPrevented ||
        event.isComposing ||
        document.querySelector('[role="dialog"][data-modal]')
      )
        return;
      const shortcut = shortcutOf(event, isTypingIn(event.target));
      if (shortcut && latest.current(shortcut)) event.preventDefault();
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}
