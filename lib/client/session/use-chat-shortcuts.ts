import { useMemoryActs } from "../memory/memory-acts";
import { cycleRegion, focusComposer } from "../shell/regions";
import { useShellStore } from "../shell/shell-context";
import { useInspectorToggle } from "../shell/use-inspector-toggle";
import { useShortcuts } from "../shell/use-shortcuts";
import { useComposerStore } from "./composer-context";
import { isBusy } from "./composer-store";
import { useSessionStore } from "./session-context";
import type { SessionStore } from "./session-store";

/** The keys of the chat. Opening the page of a new session is the router's business, so the caller does it. */
export function useChatShortcuts(openNewSession: () => void): void {
  const session = useSessionStore();
  const composer = useComposerStore();
  const shell = useShellStore();
  const memoryActs = useMemoryActs();
  const toggleInspector = useInspectorToggle();
  useShortcuts((shortcut) => {
    switch (shortcut) {
      case "focus-composer":
        focusComposer();
        return true;
      case "toggle-inspector":
        toggleInspector();
        return true;
      case "new-session":
        shell.getState().beginNewSession();
        openNewSession();
        return true;
      case "next-region":
        cycleRegion(1);
        return true;
      case "previous-region":
        cycleRegion(-1);
        return true;
      case "undo-memory":
        memoryActs?.undoNewest();
        return memoryActs !== null;
      case "show-keys":
        shell.getState().setKeyboardHelpOpen(true);
        return true;
      case "stop":
        if (!isBusy(session)) return releaseHighlight(session);
        void composer.getState().stop();
        return true;
    }
  });
}

/** Lets go of what a click keeps lit. True when there was something. */
function releaseHighlight(session: SessionStore): boolean {
  const { highlight, setHighlight } = session.getState();
  if (!highlight?.held) return false;
  setHighlight(null);
  return true;
}
