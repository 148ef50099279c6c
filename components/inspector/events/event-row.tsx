"use client";

import { AppWindow, Bot, type LucideIcon, User } from "lucide-react";
import { memo, useMemo } from "react";
import { cn } from "@/components/ui/class-names";
import { byWords } from "@/components/ui/memory-words";
import { durationText } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowButton } from "@/components/ui/row-button";
import { TokenCount } from "@/components/ui/token-count";
import { useSession, useSessionStore } from "@/lib/client/session/session-context";
import type { SessionEvent } from "@/lib/core/log/events";
import type { Actor } from "@/lib/core/log/memory";
import motion from "../motion.module.css";
import { useHighlight } from "../use-highlight";
import { eventColumns } from "./event-columns";
import { eventLine } from "./event-line";
import { EventMark } from "./event-mark";
import { itemOf } from "./item-of";

interface EventRowProps {
  readonly event: SessionEvent;
  readonly index: number;
  /** True while its card is open. */
  readonly isSelected: boolean;
  /** True where the playhead of a recording stands. */
  readonly isHere: boolean;
  readonly isFresh: boolean;
}

const actorIcons = { person: User, agent: Bot, app: AppWindow } as const satisfies Record<Actor, LucideIcon>;

/** One event: what, on what, what it cost, how long it took, by whom and when. Selecting it opens its card. */
export const EventRow = memo(function EventRow({ event, index, isSelected, isHere, isFresh }: EventRowProps) {
  const store = useSessionStore();
  const openInspector = useSession((session) => session.openInspector);
  const { props, hold } = useHighlight("event", String(event.sequence));
  const isLater = useSession(({ state }) => event.sequence > state.sequence);
  const line = useMemo(() => eventLine(event, itemOf(store)), [event, store]);
  const ActorIcon = actorIcons[event.by];
  return (
    <div
      {...props}
      className={cn(
        "relative min-h-8 items-center rounded-[7px] px-2 py-1 text-[13px] hover:bg-soft data-connected:bg-accent/8 data-connected:shadow-[inset_2px_0_0_var(--accent)] pointer-coarse:min-h-11",
        eventColumns,
        isLater && "text-mute grayscale [&_*]:text-mute!",
        (isSelected || isHere) && "bg-soft shadow-[inset_2px_0_0_var(--ink)]",
        isFresh && motion.appear,
      )}
    >
      <EventMark type={event.type} line={line} />
      <RowButton
        data-row={index}
        dir="auto"
        aria-pressed={isSelected}
        aria-current={isHere ? "step" : undefined}
        onClick={() => {
          openInspector({ tab: "events", eventSequence: isSelected ? null : event.sequence });
          if (!isSelected) hold();
        }}
      >
        {line.target}
      </RowButton>
      <TokenCount
        tokens={line.deltaTokens}
        signed
        className={cn("text-right text-xs", line.deltaTokens === 0 ? "text-mute/80" : "text-ink")}
      />
      <span className="hidden text-right text-xs text-mute tabular-nums @min-[360px]:block">
        {line.durationMs === null ? "" : durationText(line.durationMs)}
      </span>
      <span className="flex justify-center text-mute" title={byWords[event.by]}>
        <ActorIcon aria-hidden className="size-3.5" />
        <span className="sr-only">{byWords[event.by]}</span>
      </span>
      <RelativeTime
        at={event.at}
        isShort
        className="hidden truncate text-right text-xs text-mute @min-[440px]:block"
      />
    </div>
  );
});
