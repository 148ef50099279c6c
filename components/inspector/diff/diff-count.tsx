"use client";

import { useMemo } from "react";
import { usePlayhead, useWatch } from "@/lib/client/replay/watch-context";
import { liveItems } from "@/lib/core/session/session-state";

/** "+1 −0": the items that came and went since the position before. */
export function DiffCount() {
  const { seeker } = useWatch();
  const before = usePlayhead(({ positions, index }) => positions[index - 1]?.sequence ?? 0);
  const after = usePlayhead(({ positions, index }) => positions[index]?.sequence ?? 0);
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
