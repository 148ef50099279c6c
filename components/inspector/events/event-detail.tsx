"use client";

import { Braces, X } from "lucide-react";
import { useId } from "react";
import { EventWhatIf } from "@/components/branch/event-what-if";
import { CopyButton } from "@/components/ui/copy-button";
import { IconButton } from "@/components/ui/icon-button";
import { byWords } from "@/components/ui/memory-words";
import { durationText } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { useSession, useSessionStore } from "@/lib/client/session/session-context";
import type { SessionEvent } from "@/lib/core/log/events";
import { turnNumber as numberOfTurn } from "@/lib/core/replay/opening";
import { EventCard } from "./event-card";
import { eventLine } from "./event-line";
import { EventMark } from "./event-mark";
import { EventPlace } from "./event-place";
import { itemOf } from "./item-of";

/** The card of the selected event, docked beneath the list so that new rows do not move what is being read. */
export function EventDetail({ event }: { readonly event: SessionEvent }) {
  const store = useSessionStore();
  const titleId = useId();
  const openInspector = useSession((session) => session.openInspector);
  const turnNumber = useSession(({ state }) => numberOfTurn(state, event.turnId));
  const line = eventLine(event, itemOf(store));
  return (
    <section
      aria-labelledby={titleId}
      className="@container flex max-h-[58%] min-h-28 shrink-0 flex-col border-t border-line"
    >
      <h2 id={titleId} className="sr-only">
        Event {event.sequence}
      </h2>
      <header className="flex shrink-0 items-center gap-2 py-1 pr-2 pl-4.5 text-xs text-mute">
        <EventMark type={event.type} line={line} />
        <p className="min-w-0 flex-1 truncate text-right tabular-nums">
          #{event.sequence}
          {turnNumber > 0 && ` · turn ${turnNumber}`}
          {event.step !== null && `, step ${event.step}`}
          {line.durationMs !== null && ` · ${durationText(line.durationMs)}`} · {byWords[event.by]} ·{" "}
          <RelativeTime at={event.at} />
        </p>
        <EventPlace sequence={event.sequence} />
        <CopyButton text={JSON.stringify(event, null, 2)} label="Copy event as JSON" className="size-7" />
        <IconButton
          icon={X}
          label="Close event"
          className="size-7"
          onClick={({ currentTarget }) => {
            focusRowOfCard(currentTarget);
            openInspector({ tab: "events" });
          }}
        />
      </header>
      {/* biome-ignore lint/a11y/useSemanticElements: no fields are grouped here, only a part is named. */}
      <div
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
        tabIndex={0}
        role="group"
        aria-label="Event card"
        className="min-h-0 flex-1 overflow-y-auto px-4.5 pb-4 text-[13px]"
      >
        <EventCard event={event} />
        <EventWhatIf event={event} />
        <details className="mt-3 text-xs">
          <summary className="flex min-h-6 w-fit cursor-pointer items-center gap-1 rounded text-mute hover:text-ink">
            <Braces aria-hidden className="size-3.5" />
            As recorded
          </summary>
          <pre className="mt-1 max-h-72 overflow-auto rounded-md bg-soft p-2 font-mono break-words whitespace-pre-wrap">
            {JSON.stringify(event, null, 2)}
          </pre>
        </details>
      </div>
    </section>
  );
}

/** The card's row takes the focus, which would else be lost with the card. */
function focusRowOfCard(control: Element): void {
  const panel = control.closest('[role="tabpanel"]');
  panel?.querySelector<HTMLElement>('[data-row][aria-pressed="true"]')?.focus();
}
