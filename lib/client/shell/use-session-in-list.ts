import { useEffect } from "react";
import { useHints } from "../query/use-hints";
import { useSessionStore } from "../session/session-context";

/** Gives a new session its address once the server has it, and keeps the list of sessions fresh as turns begin and end. */
export function useSessionInList(): void {
  const session = useSessionStore();
  const hint = useHints();
  useEffect(
    () =>
      session.subscribe((now, before) => {
        if (before.isNew && !now.isNew) window.history.replaceState(null, "", `/chat/${now.sessionId}`);
        const wasRunning = before.state.turns.last()?.status;
        const isRunning = now.state.turns.last()?.status;
        if (before.isNew !== now.isNew || wasRunning !== isRunning) hint("sessions");
      }),
    [session, hint],
  );
}
