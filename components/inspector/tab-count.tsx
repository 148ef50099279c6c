"use client";

import { numberText } from "@/components/ui/number-text";
import type { CountedTab } from "@/lib/client/session/session-store";
import { useInspectorCounts } from "./use-inspector-counts";

/** How many things a tab holds. A part of its own, so that a new count draws a number and not the whole inspector. */
export function TabCount({ tab }: { readonly tab: CountedTab }) {
  const counts = useInspectorCounts();
  return <span className="text-xs font-normal text-mute tabular-nums">{numberText(counts[tab])}</span>;
}
