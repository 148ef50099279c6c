import { useEffect, useState } from "react";
import type { SessionEvent } from "@/lib/core/log/events";
import { emptySession, type SessionState } from "@/lib/core/session/session-state";
import { isSessionGone, streamAddress } from "../session/api";
import { createSessionStore } from "../session/session-store";
import { connectSessionStream } from "../session/session-stream";

/** Another session than the one on screen, followed live. */
export interface FollowedLog {
  readonly events: readonly SessionEvent[];
  readonly state: SessionState;
  /** Unfinished text of its running step. */
  readonly partialText: string;
}

/** Follows a session through its stream, from `events` on, and tells of every change. Returns the way out. */
export function followLog(
  sessionId: string,
  events: readonly SessionEvent[],
  onChange: (log: FollowedLog) => void,
): () => void {
  const store = createSessionStore({
    sessionId,
    isNew: false,
    events,
    settings: emptySession.settings,
    model: { provider: "", modelId: "", label: "" },
  });
  const tell = () => {
    const { events: known, state, partial } = store.getState();
    onChange({ events: known, state, partialText: partial?.text ?? "" });
  };
  const unsubscribe = store.subscribe(tell);
  const stream = connectSessionStream({
    store,
    open: (afterSequence) => new EventSource(streamAddress(sessionId, afterSequence, "whole")),
    // Memories and sessions are followed by the page, not by what it compares.
    onHint: () => {},
    isGone: () => isSessionGone(sessionId),
  });
  return () => {
    unsubscribe();
    stream.close();
  };
}

/** A followed session for a view; null until its first events are there, or without an id. */
export function useFollowedLog(sessionId: string | null): FollowedLog | null {
  const [followed, setFollowed] = useState<{ readonly id: string; readonly log: FollowedLog } | null>(null);
  useEffect(() => {
    if (sessionId === null) return;
    return followLog(sessionId, [], (log) => setFollowed({ id: sessionId, log }));
  }, [sessionId]);
  return followed?.id === sessionId && followed.log.state.sequence > 0 ? followed.log : null;
}
