"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { useStore } from "zustand";
import {
  createMemoriesStore,
  type MemoriesSnapshot,
  type MemoriesStore,
  type MemoriesStoreActions,
} from "./memories-store";

const MemoriesContext = createContext<MemoriesStore | null>(null);

/** Holds the store of the page of memories. */
export function MemoriesProvider({ children }: { readonly children: ReactNode }) {
  const [store] = useState(createMemoriesStore);
  return <MemoriesContext value={store}>{children}</MemoriesContext>;
}

/** Reads from the store of the page. */
export function useMemories<Selected>(
  selector: (memories: MemoriesSnapshot & MemoriesStoreActions) => Selected,
): Selected {
  return useStore(useMemoriesStore(), selector);
}

/** The store itself, for event handlers. */
export function useMemoriesStore(): MemoriesStore {
  const store = useContext(MemoriesContext);
  if (!store) throw new Error("useMemories needs a MemoriesProvider above it.");
  return store;
}
