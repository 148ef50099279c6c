import { useCallback, useState } from "react";
import { viewEarlierEventsContract } from "@/lib/contract/session/view-earlier-events";
import type { Earlier } from "@/lib/core/session/session-state";
import { fetchRead, ReadError } from "../query/fetch-read";
import { useSession, useSessionStore } from "./session-context";

/** What of the session on screen is not there yet, and how it comes. */
export interface EarlierEvents {
  /** Null where all is there. */
  readonly earlier: Earlier | null;
  readonly isLoading: boolean;
  /** Why the last part did not come, as a sentence. */
  readonly error: string | null;
  /** Brings the part right before what is there, or part after part until all is there. */
  load(amount: "part" | "all"): Promise<void>;
}

/** Earlier events of a long session, asked for when a person wants to see them. */
export function useEarlierEvents(): EarlierEvents {
  const store = useSessionStore();
  const earlier = useSession((session) => session.state.earlier);
  const [isLoading, setLoading] = useState(false);
  const [error, setError] = useState<string | null>(null);

  const load = useCallback(
    async (amount: "part" | "all") => {
      setLoading(true);
      setError(null);
      try {
        for (;;) {
          const { sessionId, state } = store.getState();
          if (state.earlier === null) break;
          const question = { sessionId, before: state.earlier.sequence + 1 };
          store.getState().receiveEarlier(await fetchRead(viewEarlierEventsContract, question));
          if (amount === "part") break;
        }
      } catch (failure) {
        if (!(failure instanceof ReadError)) throw failure;
        setError(failure.message);
      } finally {
        setLoading(false);
      }
    },
    [store],
  );
  return { earlier, isLoading, error, load };
}
