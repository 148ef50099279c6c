"use client";

import { useEffect, useRef } from "react";
import type { SessionEvent } from "@/lib/core/log/events";

interface ScrolledToEventOptions {
  readonly events: readonly SessionEvent[];
  readonly selectedSequence: number | null;
  scrollToIndex(index: number): void;
  scrollToEnd(): void;
}

/** Opens the list at the selected event or at its end, and scrolls to an event that is selected from elsewhere. */
export function useScrolledToEvent({
  events,
  selectedSequence,
  scrollToIndex,
  scrollToEnd,
}: ScrolledToEventOptions): void {
  const shown = useRef<number | null | undefined>(undefined);
  useEffect(() => {
    if (shown.current === selectedSequence) return;
    const isFirst = shown.current === undefined;
    shown.current = selectedSequence;
    const index =
      selectedSequence === null ? -1 : events.findIndex((event) => event.sequence === selectedSequence);
    if (index >= 0) scrollToIndex(index);
    else if (isFirst) scrollToEnd();
  });
}
