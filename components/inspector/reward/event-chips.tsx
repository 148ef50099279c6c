"use client";

import { cn } from "@/components/ui/class-names";
import { operationLook } from "@/components/ui/operation-look";
import { useSession } from "@/lib/client/session/session-context";
import type { EventReference } from "@/lib/core/episode/episode-log";

/** More events than this are counted, not shown. */
const shownChips = 8;

/** The events that a number was computed from; each opens its event. Those of an earlier session of the episode are named, not linked. */
export function EventChips({ grounds }: { readonly grounds: readonly EventReference[] }) {
  const events = useSession((session) => session.events);
  const openInspector = useSession((session) => session.openInspector);
  const here = new Set(events.map((event) => event.sessionId));
  if (grounds.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-1">
      {grounds.slice(0, shownChips).map(({ sessionId, sequence }) => {
        const event = here.has(sessionId) ? events[sequence - 1] : undefined;
        const operation = event && "operation" in event ? event.operation : null;
        const look = operation ? operationLook[operation] : null;
        const chip =
          "inline-flex min-h-6 items-center gap-1 rounded-md border border-line px-1.5 text-xs tabular-nums pointer-coarse:min-h-11 pointer-coarse:px-2.5";
        return (
          <li key={`${sessionId}/${sequence}`}>
            {event ? (
              <button
                type="button"
                aria-label={`Event ${sequence}${look ? `, ${look.word}` : ""}`}
                onClick={() => openInspector({ tab: "events", eventSequence: sequence })}
                className={cn(chip, "hover:bg-soft")}
              >
                {look && <look.icon aria-hidden className={cn("size-3", look.text)} strokeWidth={2.25} />}#
                {sequence}
              </button>
            ) : (
              <span className={cn(chip, "text-mute")}>#{sequence}, earlier session</span>
            )}
          </li>
        );
      })}
      {grounds.length > shownChips && (
        <li className="inline-flex min-h-6 items-center text-xs text-mute">
          and {grounds.length - shownChips} more
        </li>
      )}
    </ul>
  );
}
