"use client";

import { createContext, type ReactNode, useCallback, useContext, useState } from "react";
import { useStore } from "zustand";
import {
  createSessionStore,
  type SessionActions,
  type SessionSeed,
  type SessionSnapshot,
  type SessionStore,
} from "./session-store";

const SessionContext = createContext<SessionStore | null>(null);

/** Holds the store of one session. Mount it with the session's id as key: another session is another store. */
export function SessionProvider({
  seed,
  children,
}: {
  readonly seed: SessionSeed;
  readonly children: ReactNode;
}) {
  const [store] = useState(() => createSessionStore(seed));
  return <SessionContext value={store}>{children}</SessionContext>;
}

/** Holds a store that was made elsewhere: of a recording instead of a live session. */
export function SessionStoreProvider({
  store,
  children,
}: {
  readonly store: SessionStore;
  readonly children: ReactNode;
}) {
  return <SessionContext value={store}>{children}</SessionContext>;
}

/** False beside a session file: no server knows its session or its memories, so nothing leads to them and nothing can be forked. */
export function useIsOfThisApp(): boolean {
  return useSession(({ recording }) => recording?.origin !== "file");
}

/** Why nothing can be done in the session on screen, because it shows the past; null in a live one. */
export function useReadOnlyReason(): string | null {
  return useSession((session) => session.recording?.readOnlyReason ?? null);
}

/**
 * Why an act is refused where the past is on screen; asked at the moment of the act. Null where it may go on: in a live session, on pages
 * without one, and for what may be done beside a recording of this app (`alsoInReplay`). Beside a file nothing is asked of the server.
 */
export function useActRefusal(): (alsoInReplay: boolean) => string | null {
  const store = useContext(SessionContext);
  return useCallback(
    (alsoInReplay) => {
      const recording = store?.getState().recording ?? null;
      if (recording === null || (alsoInReplay && recording.origin === "this-app")) return null;
      return "This is the past: nothing can be changed here. Return to live first.";
    },
    [store],
  );
}

/** Reads from the session on screen and renders again when what was selected changes. Actions are selected the same way. */
export function useSession<Selected>(
  selector: (session: SessionSnapshot & SessionActions) => Selected,
): Selected {
  return useStore(useSessionStore(), selector);
}

/** The store itself, for event handlers and subscriptions that must not render. */
export function useSessionStore(): SessionStore {
  const store = useContext(SessionContext);
  if (!store) throw new Error("useSession needs a SessionProvider above it.");
  return store;
}
