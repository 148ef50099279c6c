"use client";

import { useMemo } from "react";
import { useSession } from "@/lib/client/session-context";
import type { InspectorTab } from "@/lib/client/session-store";
import { liveItems } from "@/lib/core/session/session-state";
import { isAct } from "./events/event-filter";

/** What the tabs and the rail count: live items, acts, current memories, turns. */
export function useInspectorCounts(): Readonly<Record<Exclude<InspectorTab, "diff">, number>> {
  const state = useSession((session) => session.state);
  const events = useSession((session) => session.events);
  const memories = useSession((session) => session.memoryCount);
  return useMemo(
    () => ({
      context: liveItems(state).length,
      events: events.reduce((count, event) => count + (isAct(event) ? 1 : 0), 0),
      memories,
      turn: state.turns.size,
    }),
    [state, events, memories],
  );
}
