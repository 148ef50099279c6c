"use client";

import { useMemo } from "react";
import { usePlayhead, useWatch } from "@/lib/client/replay/watch-context";
import { useRestingPlace } from "@/lib/client/session/use-resting-place";
import { indexAtSequence } from "@/lib/core/replay/steps";
import { liveItems } from "@/lib/core/session/session-state";

/** "+1 −0": the items that came and went since the position before, once the hand rests. */
export function DiffCount() {
  const { seeker } = useWatch();
  const positions = usePlayhead((playhead) => playhead.positions);
  const after = useRestingPlace().state.sequence;
  const before = positions[indexAtSequence(positions, after) - 1]?.sequence ?? 0;
  const { entered, left } = useMemo(() => {
    const was = new Set(liveItems(seeker.at(before)).map((item) => item.itemId));
    const is = liveItems(seeker.at(after));
    const stayed = is.reduce((count, item) => count + (was.has(item.itemId) ? 1 : 0), 0);
    return { entered: is.length - stayed, left: was.size - stayed };
  }, [seeker, before, after]);
  return (
    <span className="text-xs font-normal text-mute tabular-nums">
      +{entered} −{left}
    </span>
  );
}
