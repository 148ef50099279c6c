"use client";

import { cn } from "@/components/ui/class-names";
import type { Departure } from "@/lib/client/session/departure";
import { useSession } from "@/lib/client/session/session-context";
import { useHighlight } from "@/lib/client/session/use-highlight";

interface DepartureNoteProps {
  readonly departure: Departure;
  readonly className?: string;
}

/** Says why a message is no longer in the context, and leads to the event that took it out. What was folded has one bar above all of it. */
export function DepartureNote({ departure, className }: DepartureNoteProps) {
  const openInspector = useSession((session) => session.openInspector);
  const handlers = useHighlight("event", String(departure.sequence));
  if (departure.kind === "folded") return null;
  return (
    <button
      type="button"
      onClick={() => openInspector({ tab: "events", eventSequence: departure.sequence })}
      className={cn(
        "min-h-6 rounded px-1 text-left text-xs text-mute underline-offset-2 hover:text-ink hover:underline pointer-coarse:min-h-11",
        className,
      )}
      {...handlers}
    >
      {departure.label}
    </button>
  );
}
