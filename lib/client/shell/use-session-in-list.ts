import { useEffect } from "react";
import { useSessionStore } from "../session/session-context";
import { useShellStore } from "./shell-context";

/** Gives a new session its address once the server has it, and keeps the list of sessions fresh as turns begin and end. */
export function useSessionInList(): void {
  const session = useSessionStore();
  const shell = useShellStore();
  useEffect(
    () =>
      session.subscribe((now, before) => {
        if (before.isNew && !now.isNew) window.history.replaceState(null, "", `/chat/${now.sessionId}`);
        const wasRunning = before.state.turns.last()?.status;
        const isRunning = now.state.turns.last()?.status;
        if (before.isNew !== now.isNew || wasRunning !== isRunning) void shell.getState().refreshSessions();
      }),
    [session, shell],
  );
}
