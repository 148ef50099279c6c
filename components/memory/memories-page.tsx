"use client";

import { MemoriesProvider } from "@/lib/client/memory/memories-context";
import { type MemoriesPageActions, MemoryActionsProvider } from "@/lib/client/memory/memory-actions-context";
import { MemoriesScreen } from "./memories-screen";

/** The page of memories with what it works on. */
export function MemoriesPage({ actions }: { readonly actions: MemoriesPageActions }) {
  return (
    <MemoryActionsProvider actions={actions}>
      <MemoriesProvider>
        <MemoriesScreen />
      </MemoriesProvider>
    </MemoryActionsProvider>
  );
}
