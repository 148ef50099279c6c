import { useEffect } from "react";
import { useStore } from "zustand";
import { useSessionStore } from "../session/session-context";
import { wantedOperation } from "./wanted-operation";

/** Opens the inspector when an operation is asked for: its form stands there. */
export function useWantedOperation(): void {
  const session = useSessionStore();
  const wanted = useStore(wantedOperation, ({ operation }) => operation);
  useEffect(() => {
    if (wanted !== null) session.getState().openInspector({});
  }, [session, wanted]);
}
