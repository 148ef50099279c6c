"use client";

import { useRef, useState } from "react";
import type { ActionResult, RecordedEvents } from "@/lib/client/session/server-actions";
import { useSessionStore } from "@/lib/client/session/session-context";
import { newId } from "@/lib/client/shell/new-id";
import type { SessionEvent } from "@/lib/core/log/events";

/** Something the person does that ends as events in the log. */
export interface RecordedAct {
  readonly isRunning: boolean;
  /** A sentence to show where the person looks; null when all is well. */
  readonly error: string | null;
  clearError(): void;
  /**
   * Runs the act and folds its events. True when it was accepted. While one runs, another is ignored, so a button needs no
   * `disabled`, which would take the focus from the keyboard.
   */
  run(act: (requestId: string) => Promise<ActionResult<RecordedEvents>>): Promise<boolean>;
}

/** Runs server actions that answer with events. After a lost connection the same request id is used again, so nothing happens twice. */
export function useRecordedAct(): RecordedAct {
  const store = useSessionStore();
  const requestId = useRef<string | null>(null);
  const isBusy = useRef(false);
  const [isRunning, setRunning] = useState(false);
  const [error, setError] = useState<string | null>(null);

  async function run(act: (requestId: string) => Promise<ActionResult<RecordedEvents>>): Promise<boolean> {
    if (isBusy.current) return false;
    isBusy.current = true;
    requestId.current ??= newId();
    setRunning(true);
    setError(null);
    try {
      const answer = await act(requestId.current);
      requestId.current = null;
      if (!answer.ok) {
        setError(answer.error.message);
        return false;
      }
      store.getState().receiveEvents(answer.value.events);
      const refusal = refusalIn(answer.value.events);
      setError(refusal);
      return refusal === null;
    } catch {
      setError("The server did not answer. Try again: the same request is sent, so nothing happens twice.");
      return false;
    } finally {
      isBusy.current = false;
      setRunning(false);
    }
  }

  return { isRunning, error, clearError: () => setError(null), run };
}

function refusalIn(events: readonly SessionEvent[]): string | null {
  const rejected = events.find((event) => event.type === "operation-rejected");
  return rejected?.type === "operation-rejected" ? rejected.reason : null;
}
