import { useEffect } from "react";
import { focusComposer } from "./regions";
import { useShellStore } from "./shell-context";

/** Where the focus goes when a session comes on screen: the message box after "New session", otherwise the title. */
export function useArrivalFocus(): void {
  const shell = useShellStore();
  useEffect(() => {
    if (shell.getState().wantsComposerFocus) {
      shell.getState().composerFocusTaken();
      focusComposer();
      return;
    }
    // On the first page nothing has the focus, and the browser's own order begins at the top, which is right.
    const { activeElement } = document;
    const isElsewhere =
      activeElement !== document.body && !activeElement?.closest('[data-region="composer"]');
    if (isElsewhere) document.getElementById("session-title")?.focus({ preventScroll: true });
  }, [shell]);
}
