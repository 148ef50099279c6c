import { useEffect, useRef } from "react";
import { cycleRegion } from "../shell/regions";
import { isTypingIn } from "../shell/shortcuts";
import type { PlayheadStore } from "./playhead-store";
import { type ReplayCommand, replayCommandOf } from "./replay-keys";
import { useWatch } from "./watch-context";

/** What the keys do beside moving the playhead. */
export interface ReplayKeyActions {
  fork(): void;
  returnToLive(): void;
  showKeys(): void;
}

/** The keys of a replay, wherever the focus is; open dialogs keep theirs for themselves. */
export function useReplayKeys(actions: ReplayKeyActions): void {
  const { playhead, store } = useWatch();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector("[data-modal]")) return;
      const command = replayCommandOf(event, {
        isTyping: isTypingIn(event.target),
        isOnButton: event.target instanceof Element && event.target.closest("button, a, summary") !== null,
      });
      if (!command) return;
      event.preventDefault();
      run(command);
    };
    const run = (command: ReplayCommand) => {
      if (movePlayhead(playhead, command)) return;
      switch (command) {
        case "diff":
          return store.getState().openInspector({ tab: "diff" });
        case "search":
          store.getState().openInspector({ tab: "events" });
          return requestAnimationFrame(focusEventSearch);
        case "next-region":
          return cycleRegion(1);
        case "previous-region":
          return cycleRegion(-1);
        case "fork":
          return latest.current.fork();
        case "live":
          if (store.getState().highlight) return store.getState().setHighlight(null);
          return latest.current.returnToLive();
        case "show-keys":
          return latest.current.showKeys();
      }
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [playhead, store]);
}

function movePlayhead(playhead: PlayheadStore, command: ReplayCommand): boolean {
  const { step, page, goTo, jumpToAct, togglePlay, positions } = playhead.getState();
  const moves: Partial<Record<ReplayCommand, () => void>> = {
    next: () => step(1),
    previous: () => step(-1),
    "page-forward": () => page(1),
    "page-back": () => page(-1),
    first: () => goTo(0),
    last: () => goTo(positions.length - 1),
    "next-act": () => jumpToAct(1),
    "previous-act": () => jumpToAct(-1),
    play: togglePlay,
  };
  const move = moves[command];
  move?.();
  return move !== undefined;
}

function focusEventSearch(): void {
  document.querySelector<HTMLElement>('[data-region="events"] input[type="search"]')?.focus();
}
