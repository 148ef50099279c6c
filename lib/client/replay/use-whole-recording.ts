import { useCallback, useEffect, useState } from "react";
import { viewEarlierEventsContract } from "@/lib/contract/session/view-earlier-events";
import type { SessionEvent } from "@/lib/core/log/events";
import type { SessionWindow } from "@/lib/core/replay/opening";
import { fetchRead, ReadError } from "../query/fetch-read";

/** How much of a recording is there. */
export interface LoadedRecording {
  readonly events: readonly SessionEvent[];
  /** How many events before these are still to come; 0 once it is whole. */
  readonly missing: number;
  /** Why the last part did not come, as a sentence. */
  readonly error: string | null;
  /** Goes on where it stopped. */
  tryAgain(): void;
}

/** A recording of which the end is there: the rest is asked for part by part, from the end to the beginning. */
export function useWholeRecording(sessionId: string, window: SessionWindow): LoadedRecording {
  const [loaded, setLoaded] = useState({
    events: window.events,
    missing: window.opening?.sequence ?? 0,
  });
  const [error, setError] = useState<string | null>(null);
  const { missing } = loaded;

  useEffect(() => {
    if (missing === 0 || error !== null) return;
    const leave = new AbortController();
    fetchRead(viewEarlierEventsContract, { sessionId, before: missing + 1 }, leave.signal).then(
      (part) =>
        setLoaded(({ events }) => ({
          events: [...part.events, ...events],
          missing: part.opening?.sequence ?? 0,
        })),
      (failure: unknown) => {
        if (leave.signal.aborted) return;
        if (!(failure instanceof ReadError)) throw failure;
        setError(failure.message);
      },
    );
    return () => leave.abort();
  }, [sessionId, missing, error]);

  const tryAgain = useCallback(() => setError(null), []);
  return { ...loaded, error, tryAgain };
}
