"use client";

import { useEffect, useRef } from "react";
import { useSession } from "@/lib/client/session-context";
import type { SessionEvent } from "@/lib/core/session/events";

/** While a recording is watched the list goes along with the playhead: the last event that has happened stays in view. */
export function useFollowedPlace(
  events: readonly SessionEvent[],
  scrollToIndex: (index: number) => void,
): void {
  const sequence = useSession(({ state, recording }) => (recording ? state.sequence : null));
  const shown = useRef<number | null>(null);
  useEffect(() => {
    if (sequence === null || shown.current === sequence) return;
    shown.current = sequence;
    const index = lastUpTo(events, sequence);
    if (index >= 0) scrollToIndex(index);
  });
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
