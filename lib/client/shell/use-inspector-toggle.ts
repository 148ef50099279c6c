import { useSessionStore } from "../session/session-context";
import { useShellStore } from "./shell-context";
import { columnQuery } from "./use-inspector-panel";

/** Opens or closes the inspector, whatever it is on this screen. */
export function useInspectorToggle(): () => void {
  const session = useSessionStore();
  const shell = useShellStore();
  return () => {
    const isColumn = window.matchMedia(columnQuery).matches;
    const isOpen = session.getState().inspectorOpen ?? (isColumn && shell.getState().inspector.open);
    session.getState().setInspectorOpen(!isOpen);
  };
}
