"use client";

import { useMemo } from "react";
import { useShownMemories } from "@/lib/client/memory/use-shown-memories";
import { useSession } from "@/lib/client/session/session-context";
import type { CountedTab, SessionSnapshot } from "@/lib/client/session/session-store";
import type { SessionEvent } from "@/lib/core/log/events";
import { isAct } from "@/lib/core/log/events";
import { turnCount } from "@/lib/core/replay/opening";
import { liveItems } from "@/lib/core/session/session-state";

/** What the tabs and the rail count: live items, acts, current memories, turns. */
export function useInspectorCounts(): Readonly<Record<CountedTab, number>> {
  const context = useSession(({ state }) => liveItems(state).length);
  const turn = useSession(({ state }) => turnCount(state));
  const { count: memories } = useShownMemories();
  const events = useSession(actsUpToHere);
  return useMemo(() => ({ context, events, memories, turn }), [context, events, memories, turn]);
}

const actsUpTo = new WeakMap<readonly SessionEvent[], Uint32Array>();

/** The acts up to the place that is shown. Counted once per log: in a recording every place then is one look into the same table. */
function actsUpToHere({ events, recording, state }: SessionSnapshot): number {
  const log = recording?.events ?? events;
  const known = actsUpTo.get(log) ?? countedThrough(log);
  actsUpTo.set(log, known);
  return (state.earlier?.acts ?? 0) + (known[events.length] ?? 0);
}

function countedThrough(events: readonly SessionEvent[]): Uint32Array {
  const counts = new Uint32Array(events.length + 1);
  for (const [index, event] of events.entries())
    counts[index + 1] = (counts[index] ?? 0) + (isAct(event) ? 1 : 0);
  return counts;
}
