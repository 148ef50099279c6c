import { useEffect } from "react";
import { useMemoryRefresh } from "../memory/use-memory-refresh";
import { streamAddress } from "./api";
import { useSession, useSessionStore } from "./session-context";
import { connectSessionStream } from "./session-stream";

/** How long a hidden tab keeps its connection, in milliseconds: browsers allow six per server, for all tabs together. */
const hiddenPatienceMs = 60_000;

/** Keeps the session on screen in step with the server, from the moment the server has it. */
export function useSessionStream(): void {
  const store = useSessionStore();
  const isNew = useSession((session) => session.isNew);
  const refreshMemories = useMemoryRefresh();

  useEffect(() => {
    if (isNew) return;
    const { sessionId } = store.getState();
    const stream = connectSessionStream({
      store,
      open: (afterSequence) => new EventSource(streamAddress(sessionId, afterSequence)),
      onMemoriesChanged: refreshMemories,
    });
    let hiddenTimer: ReturnType<typeof setTimeout> | undefined;
    const onVisibility = () => {
      clearTimeout(hiddenTimer);
      if (document.hidden) hiddenTimer = setTimeout(stream.pause, hiddenPatienceMs);
      else stream.resume();
    };
    document.addEventListener("visibilitychange", onVisibility);
    window.addEventListener("online", stream.retryNow);
    window.addEventListener("pageshow", stream.retryNow);
    return () => {
      clearTimeout(hiddenTimer);
      document.removeEventListener("visibilitychange", onVisibility);
      window.removeEventListener("online", stream.retryNow);
      window.removeEventListener("pageshow", stream.retryNow);
      stream.close();
    };
  }, [store, isNew, refreshMemories]);
}
