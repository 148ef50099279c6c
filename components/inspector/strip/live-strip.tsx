"use client";

import { ChevronDown } from "lucide-react";
import { type KeyboardEvent, useDeferredValue, useMemo, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { countText } from "@/components/ui/number-text";
import { budgetKindMarks } from "@/lib/client/session/item-words";
import { useSession } from "@/lib/client/session/session-context";
import { columnQuery } from "@/lib/client/shell/use-inspector-panel";
import { useMediaQuery } from "@/lib/client/shell/use-media-query";
import type { BudgetKind } from "@/lib/core/context/budget";
import { type ContextStrip, contextStrip } from "@/lib/core/replay/context-strip";
import { EarlierEvents } from "../earlier-events";
import { FollowFactButton } from "../fact/follow-fact-button";
import { RestoreButton } from "../restore-button";
import { useRestore } from "../use-restore";
import { StripFigure } from "./strip-figure";
import type { StripPlace } from "./strip-geometry";
import { bandWords } from "./strip-words";
import { roomyOnly, useStripOpen } from "./use-strip-open";

/** Height of the plot, in CSS pixels. */
const plotHeight = 104;

const legend = [
  "person",
  "agent",
  "retrieved",
  "summaries",
  "system",
] as const satisfies readonly BudgetKind[];

/** The context through time under a running session; nothing before its first answer. */
export function LiveStrip() {
  const events = useDeferredValue(useSession((session) => session.events));
  const state = useDeferredValue(useSession((session) => session.state));
  const strip = useMemo(() => contextStrip(events, state), [events, state]);
  const { isOpen, isDecided, toggle } = useStripOpen();
  const steps = strip.columns.filter(({ isNow }) => !isNow).length;
  if (steps === 0) return null;
  return (
    <section
      aria-label="Context through time"
      data-region="strip"
      tabIndex={-1}
      className="shrink-0 border-t border-line bg-panel px-4.5 outline-offset-[-2px] max-lg:hidden"
    >
      <div className="flex h-8 items-center gap-3 text-xs">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={toggle}
          className="-mx-1 inline-flex min-h-6 items-center gap-1.5 rounded px-1 text-[13px] font-medium"
        >
          <ChevronDown
            aria-hidden
            className={cn(
              "size-3.5 transition-transform motion-reduce:transition-none",
              !isOpen && "-rotate-90",
            )}
          />
          Context through time
        </button>
        <span className="text-mute tabular-nums">
          {state.earlier && "the last "}
          {countText(strip.columns.at(-1)?.step ?? 0, "step")}
          {state.earlier ? (
            <EarlierEvents of="events" amount="all" className="ml-3 inline-block" />
          ) : (
            `, ${countText(state.turns.size, "turn")}`
          )}
        </span>
        {isOpen && <StripLegend />}
        <span className="flex-1" />
        <FollowFactButton />
      </div>
      {isOpen && (
        <div className={isDecided ? undefined : roomyOnly}>
          <KeyedStrip strip={strip} />
        </div>
      )}
    </section>
  );
}

/** What the colors mean. */
function StripLegend() {
  return (
    <ul className="flex gap-3 text-mute" aria-label="Colors of the strip">
      {legend.map((kind) => (
        <li key={kind} className="flex items-center gap-1.5">
          <i aria-hidden className={cn("size-2.5 rounded-[3px]", budgetKindMarks[kind])} />
          {kind === "system" ? "System, tools" : bandWords[kind]}
        </li>
      ))}
    </ul>
  );
}

/** By pointer a card with ways on; by keyboard the arrows walk through the steps and Enter replays. */
function KeyedStrip({
  strip,
  height = plotHeight,
}: {
  readonly strip: ContextStrip;
  readonly height?: number;
}) {
  const state = useDeferredValue(useSession((session) => session.state));
  const sessionId = useSession((session) => session.sessionId);
  const isWhole = state.earlier === null;
  const last = strip.columns.length - 1;
  const [chosen, setChosen] = useState<number | null>(null);
  const index = Math.min(chosen ?? last, last);
  const column = strip.columns[index];
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(event.key, index, last);
    if (event.key === "Enter" && column) window.location.assign(replayAddress(sessionId, column, isWhole));
    else if (next !== null) setChosen(next);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="pb-1">
      <StripFigure
        strip={strip}
        state={state}
        height={height}
        slider={{
          label: "Steps of the session; Enter replays the chosen one",
          index,
          onKeyDown,
          onBlur: () => setChosen(null),
        }}
        overlay={({ columnWidth, height: plot }) =>
          chosen === null ? null : (
            <line
              x1={(index + 0.5) * columnWidth}
              x2={(index + 0.5) * columnWidth}
              y1={0}
              y2={plot}
              stroke="var(--ink)"
              strokeWidth={1.6}
            />
          )
        }
        actions={(place) => <PlaceActions place={place} strip={strip} sessionId={sessionId} />}
      />
    </div>
  );
}

function PlaceActions({
  place,
  strip,
  sessionId,
}: {
  readonly place: StripPlace;
  readonly strip: ContextStrip;
  readonly sessionId: string;
}) {
  const column = strip.columns[place.column];
  const isWhole = useSession((session) => session.state.earlier === null);
  return (
    <>
      <a
        href={column ? replayAddress(sessionId, column, isWhole) : "#"}
        className="inline-flex min-h-6 items-center text-accent hover:underline"
      >
        {isWhole ? `Replay step ${column?.step ?? 1}` : "Replay this step"}
      </a>
      {place.band?.itemId && place.band.end && <BringBack itemId={place.band.itemId} />}
    </>
  );
}

function BringBack({ itemId }: { readonly itemId: string }) {
  const restore = useRestore(itemId);
  return <RestoreButton restore={restore} label="this item" word="Bring back" />;
}

/** Steps are numbered from the first one: where that is not there, the event names the place. */
function replayAddress(
  sessionId: string,
  { step, sequence }: { readonly step: number; readonly sequence: number },
  isWhole: boolean,
): string {
  const place = isWhole ? `step=${step}` : `event=${sequence}`;
  return `/replay/${encodeURIComponent(sessionId)}?${place}`;
}

function moved(key: string, index: number, last: number): number | null {
  switch (key) {
    case "ArrowLeft":
      return Math.max(0, index - 1);
    case "ArrowRight":
      return Math.min(last, index + 1);
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return null;
  }
}

/** The strip where the inspector is a sheet: under the meter, as on a phone. Nothing in a recording, which has its own. */
export function SheetStrip() {
  const isSheet = !useMediaQuery(columnQuery, true);
  const isLive = useSession((session) => session.recording === null);
  const events = useDeferredValue(useSession((session) => session.events));
  const state = useDeferredValue(useSession((session) => session.state));
  const isShown = isSheet && isLive;
  const strip = useMemo(() => (isShown ? contextStrip(events, state) : null), [isShown, events, state]);
  if (!strip || strip.columns.length < 2) return null;
  return (
    <section aria-label="Context through time" className="border-t border-line px-4.5 pt-2">
      <KeyedStrip strip={strip} height={84} />
    </section>
  );
}
