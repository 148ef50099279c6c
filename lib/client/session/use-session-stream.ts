import { useEffect } from "react";
import { useHints } from "../query/use-hints";
import { useShellStore } from "../shell/shell-context";
import { watchVisibility } from "../shell/watch-visibility";
import { isSessionGone, streamAddress } from "./api";
import { useSession, useSessionStore } from "./session-context";
import { connectSessionStream } from "./session-stream";

/** Keeps the session on screen in step with the server, from the moment the server has it; its stream also carries the owner's hints. */
export function useSessionStream(): void {
  const store = useSessionStore();
  const shell = useShellStore();
  const isNew = useSession((session) => session.isNew);
  const hint = useHints();

  useEffect(() => {
    if (isNew) return;
    const { sessionId } = store.getState();
    const stream = connectSessionStream({
      store,
      open: (afterSequence) => new EventSource(streamAddress(sessionId, afterSequence)),
      onHint: hint,
      isGone: () => isSessionGone(sessionId),
    });
    shell.getState().setFollowingSession(true);
    const unwatch = watchVisibility({ onHidden: stream.pause, onShown: stream.resume });
    window.addEventListener("online", stream.retryNow);
    window.addEventListener("pageshow", stream.retryNow);
    return () => {
      unwatch();
      window.removeEventListener("online", stream.retryNow);
      window.removeEventListener("pageshow", stream.retryNow);
      stream.close();
      shell.getState().setFollowingSession(false);
    };
  }, [store, shell, isNew, hint]);
}
