"use client";

import type { PointerEvent } from "react";
import { connectionsOf, isAmong } from "@/lib/client/session/connections";
import { useSession, useSessionStore } from "@/lib/client/session/session-context";
import type { Highlight } from "@/lib/client/session/session-store";

/** How a row takes part in "hover to connect". */
export interface HighlightHandle {
  /** True while this belongs to what the pointer or the keyboard rests on. */
  readonly isConnected: boolean;
  readonly isHeld: boolean;
  /** Spread on the element that is hovered. */
  readonly props: {
    readonly "data-connected": boolean | undefined;
    onPointerEnter(event: PointerEvent): void;
    onPointerLeave(event: PointerEvent): void;
    onFocus(): void;
    onBlur(): void;
  };
  /** Keeps the connection when the pointer leaves; a second time releases it. */
  toggleHold(): void;
  hold(): void;
}

/** Connects one thing with everything that belongs to it, in this panel and in the conversation. */
export function useHighlight(kind: Highlight["kind"], id: string): HighlightHandle {
  const store = useSessionStore();
  const isConnected = useSession((session) => isAmong(connectionsOf(session), kind, id));
  const isHeld = useSession(
    ({ highlight }) => highlight?.held === true && highlight.kind === kind && highlight.id === id,
  );
  const show = () => {
    const { highlight, setHighlight } = store.getState();
    if (!highlight?.held) setHighlight({ kind, id, held: false });
  };
  const release = () => {
    const { highlight, setHighlight } = store.getState();
    if (highlight && !highlight.held && highlight.kind === kind && highlight.id === id) setHighlight(null);
  };
  const hold = () => store.getState().setHighlight({ kind, id, held: true });
  return {
    isConnected,
    isHeld,
    hold,
    toggleHold: () => (isHeld ? store.getState().setHighlight(null) : hold()),
    props: {
      "data-connected": isConnected || undefined,
      onPointerEnter: (event) => event.pointerType !== "touch" && show(),
      onPointerLeave: (event) => event.pointerType !== "touch" && release(),
      onFocus: show,
      onBlur: release,
    },
  };
}
