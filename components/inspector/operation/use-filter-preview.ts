"use client";

import { useRead } from "@/lib/client/query/use-read";
import { useSettled } from "@/lib/client/query/use-settled";
import { useSession } from "@/lib/client/session/session-context";
import { previewFilterContract } from "@/lib/contract/context/preview-filter";
import type { ResponseOf } from "@/lib/contract/contract";

/** How long typing must pause before scores are asked for, in milliseconds. */
const pauseMs = 300;

/** The scores of every item against the criteria being typed. */
export interface LiveScores {
  readonly preview: ResponseOf<typeof previewFilterContract> | null;
  readonly error: string | null;
  readonly isLoading: boolean;
}

/** Asks for the scores of the criteria whenever typing pauses. The old table stays until the new one is there, so that it does not flicker. */
export function useFilterPreview(criteria: string): LiveScores {
  const sessionId = useSession((session) => session.sessionId);
  const isNew = useSession((session) => session.isNew);
  const isPast = useSession((session) => session.recording !== null);
  // A session that the server does not have yet has nothing to score, and the past is not scored again.
  const wanted = isNew || isPast ? "" : criteria.trim();
  const settled = useSettled(wanted, pauseMs);
  const asked = wanted === "" || settled === "" ? null : { sessionId, criteria: settled };
  const scores = useRead(previewFilterContract, asked, { keep: true });
  if (wanted === "") return { preview: null, error: null, isLoading: false };
  return {
    preview: scores.value,
    error: scores.error,
    isLoading: settled !== wanted || (scores.isLoading && scores.error === null),
  };
}
