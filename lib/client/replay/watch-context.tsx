"use client";

import { createContext, type ReactNode, useContext } from "react";
import { useStore } from "zustand";
import { SessionStoreProvider } from "../session/session-context";
import type { PlayheadActions, PlayheadSnapshot } from "./playhead-store";
import type { WatchSession } from "./watch-session";

const WatchContext = createContext<WatchSession | null>(null);

/** Puts a recording where the views of a session expect their session. */
export function WatchProvider({
  watch,
  children,
}: {
  readonly watch: WatchSession;
  readonly children: ReactNode;
}) {
  return (
    <WatchContext value={watch}>
      <SessionStoreProvider store={watch.store}>{children}</SessionStoreProvider>
    </WatchContext>
  );
}

/** The recording on screen; null in a live session. */
export function useMaybeWatch(): WatchSession | null {
  return useContext(WatchContext);
}

/** The recording on screen. */
export function useWatch(): WatchSession {
  const watch = useContext(WatchContext);
  if (!watch) throw new Error("useWatch needs a WatchProvider above it.");
  return watch;
}

/** Reads from the playhead and renders again when what was selected changes. */
export function usePlayhead<Selected>(
  selector: (playhead: PlayheadSnapshot & PlayheadActions) => Selected,
): Selected {
  return useStore(useWatch().playhead, selector);
}
