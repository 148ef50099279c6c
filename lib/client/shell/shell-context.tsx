"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { useStore } from "zustand";
import {
  createShellStore,
  type ShellActions,
  type ShellSeed,
  type ShellSnapshot,
  type ShellStore,
} from "./shell-store";

const ShellContext = createContext<ShellStore | null>(null);

/** Holds the store of the frame around the sessions. */
export function ShellProvider({
  seed,
  children,
}: {
  readonly seed: ShellSeed;
  readonly children: ReactNode;
}) {
  const [store] = useState(() => createShellStore(seed));
  return <ShellContext value={store}>{children}</ShellContext>;
}

/** Reads from the frame's store. */
export function useShell<Selected>(selector: (shell: ShellSnapshot & ShellActions) => Selected): Selected {
  return useStore(useShellStore(), selector);
}

/** The frame's store itself, for event handlers. */
export function useShellStore(): ShellStore {
  const store = useContext(ShellContext);
  if (!store) throw new Error("useShell needs a ShellProvider above it.");
  return store;
}
