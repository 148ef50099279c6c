"use client";

import { restoreItems } from "@/app/(studio)/chat/actions";
import { useSession, useSessionStore } from "@/lib/client/session/session-context";
import { restoredTogether } from "@/lib/core/context/left-context";
import { useRecordedAct } from "./use-recorded-act";

/** Whether an item is out of the context, and how to bring it back. */
export interface Restore {
  readonly status: "in-context" | "out" | "undone-summary";
  readonly isRunning: boolean;
  readonly error: string | null;
  run(): void;
}

/** Brings one item back, with the call or the results that belong to it. */
export function useRestore(itemId: string): Restore {
  const store = useSessionStore();
  const fate = useSession(({ state }) => state.items.get(itemId)?.fate);
  const act = useRecordedAct(restoreItems);
  const isUndone = fate?.status === "filtered" && fate.reason === "summary-undone";
  return {
    status: isUndone ? "undone-summary" : fate?.status === "live" ? "in-context" : "out",
    isRunning: act.isRunning,
    error: act.error,
    run: () => {
      const { state, sessionId } = store.getState();
      const itemIds = restoredTogether(state, itemId);
      void act.run((requestId) => ({ sessionId, requestId, itemIds }));
    },
  };
}
