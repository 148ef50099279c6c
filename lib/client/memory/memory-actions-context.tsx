"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { MemoryActions } from "./memory-actions";
import type { TransferActions } from "./transfer-actions";

/** Every server action of the page of memories. */
export type MemoriesPageActions = MemoryActions & TransferActions;

const MemoryActionsContext = createContext<MemoriesPageActions | null>(null);

/** Hands the server actions of the page of memories down to its views. */
export function MemoryActionsProvider({
  actions,
  children,
}: {
  readonly actions: MemoriesPageActions;
  readonly children: ReactNode;
}) {
  return <MemoryActionsContext value={actions}>{children}</MemoryActionsContext>;
}

/** The server actions of the page of memories. */
export function useMemoryActions(): MemoriesPageActions {
  const actions = useContext(MemoryActionsContext);
  if (!actions) throw new Error("useMemoryActions needs a MemoryActionsProvider above it.");
  return actions;
}
