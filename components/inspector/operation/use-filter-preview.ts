"use client";

import { useEffect, useState } from "react";
import { useActions } from "@/lib/client/session/actions-context";
import type { FilterPreview } from "@/lib/client/session/server-actions";
import { useSession } from "@/lib/client/session/session-context";

/** How long typing must pause before scores are asked for, in milliseconds. */
const pauseMs = 300;

/** The scores of every item against the criteria being typed. */
export interface LiveScores {
  readonly preview: FilterPreview | null;
  readonly error: string | null;
  readonly isLoading: boolean;
}

/** Asks for the scores of the criteria whenever typing pauses. Answers to older criteria are dropped. */
export function useFilterPreview(criteria: string): LiveScores {
  const sessionId = useSession((session) => session.sessionId);
  const isNew = useSession((session) => session.isNew);
  const { previewFilter } = useActions();
  const [answer, setAnswer] = useState<{
    criteria: string;
    preview: FilterPreview | null;
    error: string | null;
  } | null>(null);
  // A session that the server does not have yet has nothing to score.
  const wanted = isNew ? "" : criteria.trim();
  useEffect(() => {
    if (wanted === "") return;
    let isCurrent = true;
    const timer = setTimeout(() => {
      previewFilter({ sessionId, criteria: wanted }).then(
        (result) => {
          if (!isCurrent) return;
          setAnswer({
            criteria: wanted,
            preview: result.ok ? result.value : null,
            error: result.ok ? null : result.error.message,
          });
        },
        () => {
          if (isCurrent)
            setAnswer({
              criteria: wanted,
              preview: null,
              error: "The server did not answer; change the criteria to try again.",
            });
        },
      );
    }, pauseMs);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [wanted, sessionId, previewFilter]);
  if (wanted === "") return { preview: null, error: null, isLoading: false };
  // While new scores are on their way the old table stays, so that it does not flicker at every letter.
  return {
    preview: answer?.preview ?? null,
    error: answer?.error ?? null,
    isLoading: answer?.criteria !== wanted,
  };
}
