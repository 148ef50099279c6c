import { useCallback, useEffect, useRef } from "react";
import { isMemoryEvent } from "@/lib/core/log/events";
import { useActions } from "../session/actions-context";
import { useSessionStore } from "../session/session-context";

/** Several memory changes of one step are one reload. */
const gatherMs = 80;

/**
 * Reloads the owner's memories after this session changed one and after a lost connection.
 * Returns the same reload, for changes that another session made.
 */
export function useMemoryRefresh(): () => void {
  const store = useSessionStore();
  const { listMemories } = useActions();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const refresh = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(async () => {
      const listed = await listMemories({ search: "" }).catch(() => null);
      if (listed?.ok) store.getState().setMemories(listed.value.memories, listed.value.count);
    }, gatherMs);
  }, [store, listMemories]);

  useEffect(() => {
    const unsubscribe = store.subscribe((now, before) => {
      const changedHere = now.events.slice(before.events.length).some(isMemoryEvent);
      const cameBack = now.connection === "live" && before.connection === "reconnecting";
      if (changedHere || cameBack) refresh();
    });
    return () => {
      unsubscribe();
      clearTimeout(timer.current);
    };
  }, [store, refresh]);

  return refresh;
}
