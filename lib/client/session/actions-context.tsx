"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { ServerActions } from "./server-actions";

const ActionsContext = createContext<ServerActions | null>(null);

/** Hands the page's server actions down to the views. */
export function ActionsProvider({
  actions,
  children,
}: {
  readonly actions: ServerActions;
  readonly children: ReactNode;
}) {
  return <ActionsContext value={actions}>{children}</ActionsContext>;
}

/** The server actions of the page. */
export function useActions(): ServerActions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error("useActions needs an ActionsProvider above it.");
  return actions;
}
