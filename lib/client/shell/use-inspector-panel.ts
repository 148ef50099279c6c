import { useCallback, useEffect, useState } from "react";
import { type LayoutChangedMeta, type PanelImperativeHandle, usePanelRef } from "react-resizable-panels";
import { useSession, useSessionStore } from "../session/session-context";
import { type InspectorPreference, inspectorCookie, inspectorRailWidthPx } from "./inspector-preference";
import { useShell, useShellStore } from "./shell-context";
import type { ShellStore } from "./shell-store";
import { useMediaQuery } from "./use-media-query";

/** From this width on the inspector is a column beside the conversation; Tailwind's `lg`. */
export const columnQuery = "(min-width: 64rem)";

/**
 * Connects the inspector's panel to the session ("open it on this event") and to the person's hand (dragging),
 * and remembers width and state for the next page.
 */
export function useInspectorPanel() {
  const panelRef = usePanelRef();
  const session = useSessionStore();
  const shell = useShellStore();
  const isColumn = useMediaQuery(columnQuery, true);
  const wanted = useSession((state) => state.inspectorOpen);
  const remembered = useShell((state) => state.inspector);
  const isOpen = wanted ?? (isColumn && remembered.open);
  const [initialWidthPx] = useState(isOpen ? remembered.widthPx : inspectorRailWidthPx);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was asked or remembered has to change for the panel to follow.
  useEffect(() => {
    if (!isColumn) return;
    // Asked of the store, not of the last drawing: what was said of the sheet is forgotten before this runs.
    const asked = session.getState().inspectorOpen;
    const { open, widthPx } = shell.getState().inspector;
    applyToPanel(panelRef.current, asked ?? open, widthPx);
    if (asked !== null) remember(shell, { open: asked, widthPx });
  }, [panelRef, session, shell, isColumn, isOpen, wanted]);

  // Column and sheet are opened and closed each for itself: a window made narrow must not open the sheet over the conversation because
  // the column was open, and one made wide must not come without its column because the sheet was closed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is cleaned up after is the change between the two.
  useEffect(() => () => session.setState({ inspectorOpen: null }), [session, isColumn]);

  const onLayoutChanged = useCallback(
    (_layout: unknown, { isUserInteraction }: LayoutChangedMeta) => {
      const panel = panelRef.current;
      if (!panel || !window.matchMedia(columnQuery).matches) return;
      if (!isUserInteraction) {
        // A narrower window squeezes the panel shut by itself; that was nobody's wish.
        const { inspectorOpen } = session.getState();
        const { open, widthPx } = shell.getState().inspector;
        if (inspectorOpen ?? open) applyToPanel(panel, true, widthPx);
        return;
      }
      const open = !panel.isCollapsed();
      const widthPx = open ? Math.round(panel.getSize().inPixels) : shell.getState().inspector.widthPx;
      remember(shell, { open, widthPx });
      session.getState().setInspectorOpen(open);
    },
    [panelRef, session, shell],
  );

  return { panelRef, onLayoutChanged, isColumn, isOpen, initialWidthPx };
}

function remember(shell: ShellStore, preference: InspectorPreference): void {
  shell.getState().setInspector(preference);
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every supported browser.
  document.cookie = inspectorCookie(preference);
}

function applyToPanel(panel: PanelImperativeHandle | null, isOpen: boolean, widthPx: number): void {
  if (!panel || panel.isCollapsed() === !isOpen) return;
  if (isOpen) panel.resize(widthPx);
  else panel.collapse();
}
