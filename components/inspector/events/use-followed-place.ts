"use client";

import { useEffect, useRef } from "react";
import { useSession } from "@/lib/client/session/session-context";
import { useRestingPlace } from "@/lib/client/session/use-resting-place";
import type { SessionEvent } from "@/lib/core/log/events";

/**
 * While a recording is watched the list goes along with the playhead: the last event that has happened stays in view.
 * Returns its index; −1 in a live session, and before the first.
 */
export function useFollowedPlace(
  events: readonly SessionEvent[],
  scrollToIndex: (index: number) => void,
  isReady: boolean,
): number {
  const sequence = useSession(({ state, recording }) => (recording ? state.sequence : null));
  const here = sequence === null ? -1 : lastUpTo(events, sequence);
  const shown = useRef<number | null>(null);
  const { state: rested } = useRestingPlace();
  useEffect(() => {
    // While the playhead is dragged the rows change their looks in place; the list scrolls when the hand rests.
    if (rested.sequence !== sequence) return;
    if (!isReady || sequence === null || shown.current === sequence) return;
    shown.current = sequence;
    if (here >= 0) scrollToIndex(here);
  });
  return here;
}

/** Index of the last event that is not later; -1 when all are. */
function lastUpTo(events: readonly SessionEvent[], sequence: number): number {
  let low = 0;
  let high = events.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((events[middle]?.sequence ?? 0) <= sequence) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
