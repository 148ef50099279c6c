"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
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

/** Why nothing can be done in the session on screen, because it shows the past; null in a live one. */
export function useReadOnlyReason(): string | null {
  return useSession((session) => session.recording?.readOnlyReason ?? null);
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
