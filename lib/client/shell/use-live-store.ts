"use client";

import { useEffect } from "react";
import { useOwnersMemories } from "../memory/use-shown-memories";
import { useHints } from "../query/use-hints";
import { useSessionList } from "../session/use-session-list";
import { useShell } from "./shell-context";
import { watchVisibility } from "./watch-visibility";

/** How long to wait before a stream that the server refused is opened again, in milliseconds. */
const retryMs = 3_000;

/**
 * Keeps the store of the shell current on every page: it always holds the owner's memories and sessions, and reads them again when the
 * server hints that they changed. Browsers allow six connections per server, for all tabs together, so a tab has one stream: the session's,
 * which carries the same hints, or this one.
 */
export function useLiveStore(): void {
  useOwnersMemories();
  useSessionList();
  const hint = useHints();
  const isFollowingSession = useShell((shell) => shell.isFollowingSession);
  useEffect(() => {
    if (isFollowingSession) return;
    let source: EventSource | null = null;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const disconnect = () => {
      clearTimeout(retry);
      source?.close();
      source = null;
    };
    const connect = () => {
      disconnect();
      const opened = new EventSource("/api/live");
      source = opened;
      // What happened while nobody listened was not reported.
      opened.addEventListener("open", () => hint("memories", "sessions"));
      opened.addEventListener("memories", () => hint("memories"));
      opened.addEventListener("sessions", () => hint("sessions"));
      opened.addEventListener("error", () => {
        // Browsers connect again by themselves after a loss, and give up after a refusal.
        if (opened.readyState === EventSource.CLOSED) retry = setTimeout(connect, retryMs);
      });
    };
    connect();
    const unwatch = watchVisibility({ onHidden: disconnect, onShown: () => source ?? connect() });
    return () => {
      unwatch();
      disconnect();
    };
  }, [hint, isFollowingSession]);
}
