"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { ArrowDown } from "lucide-react";
import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import { VirtualRows } from "@/components/ui/virtual-rows";
import { useSession } from "@/lib/client/session/session-context";
import { useMediaQuery } from "@/lib/client/shell/use-media-query";
import type { SessionEvent } from "@/lib/core/log/events";
import { useFreshSequence } from "../use-fresh-sequence";
import { useRowKeys } from "../use-row-keys";
import { eventColumns } from "./event-columns";
import { EventRow } from "./event-row";
import { useFollowedPlace } from "./use-followed-place";
import { useScrolledToEvent } from "./use-scrolled-to-event";

const rowHeight = 32;
const touchRowHeight = 44;

/** Rows drawn beyond the edges: few in a recording, where every frame draws all of them again. */
const pastOverscan = 3;

/** How near to the end the reader must be for new events to keep the list there, in pixels. */
const followDistance = 80;

interface EventListProps {
  readonly events: readonly SessionEvent[];
  readonly selectedSequence: number | null;
}

/** The rows, virtualised. New events keep the end in view until the reader scrolls up. */
export function EventList({ events, selectedSequence }: EventListProps) {
  const [scroll, setScroll] = useState<HTMLDivElement | null>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const freshAfter = useFreshSequence();
  const isPast = useSession((session) => session.recording !== null);
  // Rows of a recording have one height and are not measured: measuring makes the browser lay out the page in the middle of a frame.
  const height = useMediaQuery("(pointer: coarse)", false) ? touchRowHeight : rowHeight;
  const virtualizer = useVirtualizer({
    count: events.length,
    getScrollElement: () => scroll,
    estimateSize: () => height,
    getItemKey: (index) => events[index]?.id ?? index,
    overscan: isPast ? pastOverscan : 12,
    anchorTo: "end",
    followOnAppend: true,
    scrollEndThreshold: followDistance,
  });
  const scrollToIndex = (index: number) => virtualizer.scrollToIndex(index, { align: "auto" });
  const openInspector = useSession((session) => session.openInspector);
  const onKeyDown = useRowKeys({
    list: scroll,
    count: events.length,
    scrollToIndex,
    onMove: (index) => {
      const event = events[index];
      // With a card open the keys page through the cards; without one they only walk the list.
      if (event && selectedSequence !== null) openInspector({ tab: "events", eventSequence: event.sequence });
    },
  });
  useScrolledToEvent({
    events,
    selectedSequence,
    scrollToIndex,
    scrollToEnd: () => virtualizer.scrollToIndex(events.length - 1, { align: "end" }),
  });
  const here = useFollowedPlace(
    events,
    (index) => virtualizer.scrollToIndex(index, { align: "auto" }),
    scroll !== null,
  );
  const watchScroll = () => {
    if (scroll) setAtEnd(scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight <= followDistance);
  };
  return (
    <div className="relative flex min-h-24 flex-1 flex-col">
      <div aria-hidden className={cn("shrink-0 px-4.5 py-1 text-[11px] text-mute", eventColumns)}>
        <span>Operation</span>
        <span>Target</span>
        <span className="text-right">Δ tokens</span>
        <span className="hidden text-right @min-[360px]:block">Took</span>
        <span className="text-center">By</span>
        <span className="hidden text-right @min-[440px]:block">When</span>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the rows' buttons. */}
      <div
        ref={setScroll}
        onScroll={watchScroll}
        onKeyDown={onKeyDown}
        className="min-h-0 flex-1 overflow-y-auto px-2.5 pb-2 [overflow-anchor:none]"
      >
        <VirtualRows
          virtualizer={virtualizer}
          label="Events"
          count={events.length}
          heightOf={() => (isPast ? height : null)}
        >
          {(index) => {
            const event = events[index];
            return (
              event && (
                <EventRow
                  event={event}
                  index={index}
                  isSelected={event.sequence === selectedSequence}
                  isHere={index === here}
                  isFresh={event.sequence > freshAfter}
                />
              )
            );
          }}
        </VirtualRows>
      </div>
      {!isAtEnd && !isPast && (
        <button
          type="button"
          onClick={() => virtualizer.scrollToIndex(events.length - 1, { align: "end" })}
          className="absolute right-4 bottom-2 inline-flex min-h-7 items-center gap-1 rounded-full border border-line bg-panel px-3 text-xs shadow-md shadow-black/8 hover:bg-soft pointer-coarse:min-h-11"
        >
          <ArrowDown aria-hidden className="size-3.5" />
          Latest
        </button>
      )}
    </div>
  );
}
