"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { useStore } from "zustand";
import { httpSessionApi } from "./api";
import {
  type ComposerActions,
  type ComposerSnapshot,
  type ComposerStore,
  createComposerStore,
} from "./composer-store";
import { browserDraftStorage } from "./draft-storage";
import { useSessionStore } from "./session-context";

const ComposerContext = createContext<ComposerStore | null>(null);

/** Holds the composer of the session above it. */
export function ComposerProvider({ children }: { readonly children: ReactNode }) {
  const session = useSessionStore();
  const [store] = useState(() => {
    const drafts = browserDraftStorage(session.getState().sessionId, () => session.getState().isNew);
    return createComposerStore({ session, api: httpSessionApi, drafts });
  });
  return <ComposerContext value={store}>{children}</ComposerContext>;
}

/** Reads from the composer. */
export function useComposer<Selected>(
  selector: (composer: ComposerSnapshot & ComposerActions) => Selected,
): Selected {
  return useStore(useComposerStore(), selector);
}

/** The composer's store itself, for event handlers. */
export function useComposerStore(): ComposerStore {
  const store = useContext(ComposerContext);
  if (!store) throw new Error("useComposer needs a ComposerProvider above it.");
  return store;
}
