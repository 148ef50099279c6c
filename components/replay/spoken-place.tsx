"use client";

import { useEffect } from "react";
import { useWatch } from "@/lib/client/replay/watch-context";
import { useAnnouncer } from "@/lib/client/shell/announcer-context";
import { spokenPosition } from "@/lib/core/replay/steps";

/** How long the playhead must rest before its place is said, in milliseconds. */
const restMs = 500;

/** Says to screen readers where the playhead came to rest, when it was not the slider itself that moved: that one speaks for itself. */
export function SpokenPlace() {
  const { playhead, seeker } = useWatch();
  const { announce } = useAnnouncer();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = playhead.subscribe((now, before) => {
      if (now.index === before.index || now.isPlaying) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        if (document.activeElement instanceof HTMLInputElement) return;
        const { granularity, positions, index } = playhead.getState();
        announce({ urgency: "polite", text: spokenPosition(seeker.events, granularity, positions, index) });
      }, restMs);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, [playhead, seeker, announce]);
  return null;
}
