"use client";

import { useDeferredValue, useMemo } from "react";
import { useSession } from "@/lib/client/session/session-context";
import { EarlierEvents } from "../earlier-events";
import { useEvent } from "../use-event";
import { EventDetail } from "./event-detail";
import { type EventFilter, filterEvents, noFilter } from "./event-filter";
import { EventFilters } from "./event-filters";
import { EventList } from "./event-list";

interface EventsTabProps {
  readonly filter: EventFilter;
  readonly onFilter: (filter: EventFilter) => void;
}

/** A network panel for memory: every act as it is committed, with its card. A recording shows what is still to come as well, faint. */
export function EventsTab({ filter, onFilter }: EventsTabProps) {
  const events = useSession((session) => session.recording?.events ?? session.events);
  const selectedSequence = useSession((session) => session.focus.eventSequence);
  const selected = useEvent(selectedSequence);
  const applied = useDeferredValue(filter);
  const shown = useMemo(() => filterEvents(events, applied), [events, applied]);
  return (
    <div className="@container flex h-full min-h-0 flex-col">
      <EventFilters filter={filter} shownCount={shown.length} onFilter={onFilter} />
      <EarlierEvents of="events" />
      {shown.length === 0 ? (
        <p className="flex-1 px-4.5 py-4 text-[13px] text-mute">
          {filter === noFilter
            ? "No events yet: they appear as the agent thinks, or as you act below."
            : "No event passes these filters."}
        </p>
      ) : (
        <EventList events={shown} selectedSequence={selectedSequence} />
      )}
      {selected && <EventDetail key={selected.id} event={selected} />}
    </div>
  );
}
