"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { numberText } from "@/components/ui/number-text";
import { budgetKindMarks, oneLine } from "@/lib/client/session/item-words";
import type { ContextStrip, StripBand } from "@/lib/core/replay/context-strip";
import { turnNumber } from "@/lib/core/replay/opening";
import type { SessionState } from "@/lib/core/session/session-state";
import type { StripPlace } from "./strip-geometry";
import { bandWords, endText, spanText } from "./strip-words";

/** Width of the card in CSS pixels. */
const cardWidth = 260;

const look =
  "absolute bottom-full z-30 m-0 -mb-2 rounded-xl border border-line bg-panel px-3.5 py-2.5 text-[13px] text-ink shadow-lg shadow-black/8";

interface StripCardProps {
  readonly place: StripPlace;
  readonly strip: ContextStrip;
  readonly state: SessionState;
  /** Where it points, and how wide the strip is, in CSS pixels. */
  readonly left: number;
  readonly width: number;
  /** With it the card stays until it is closed. */
  readonly pinned?: { readonly actions: ReactNode; onClose(): void };
}

/** What lies at a place of the strip: which item, what it costs, in which prompts it was, and what took it. */
export function StripCard({ place, strip, state, left, width, pinned }: StripCardProps) {
  const column = strip.columns[place.column];
  if (!column) return null;
  const facts = <PlaceFacts place={place} strip={strip} state={state} />;
  const style = {
    left: Math.max(0, Math.min(left - cardWidth / 2, width - cardWidth)),
    width: Math.min(cardWidth, width),
  };
  if (!pinned)
    return (
      <div aria-hidden className={cn(look, "pointer-events-none")} style={style}>
        {facts}
      </div>
    );
  return (
    <dialog
      open
      aria-label={`Step ${column.step}`}
      className={look}
      style={style}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        pinned.onClose();
      }}
    >
      <IconButton
        icon={X}
        label="Close"
        className="float-right -mt-1 -mr-1.5 ml-1 size-6"
        onClick={pinned.onClose}
      />
      {facts}
      <div className="mt-1.5 flex flex-wrap gap-x-3 text-xs">{pinned.actions}</div>
    </dialog>
  );
}

function PlaceFacts({ place, strip, state }: Pick<StripCardProps, "place" | "strip" | "state">) {
  const { band } = place;
  const column = strip.columns[place.column];
  if (band) return <BandFacts band={band} strip={strip} state={state} />;
  return (
    <p className="flex gap-1.5 text-mute">
      <span className="flex-1">{column?.isNow ? "Now" : `Step ${column?.step}`}</span>
      <span className="tabular-nums">{numberText(column?.tokens ?? 0)} tokens</span>
    </p>
  );
}

function BandFacts({
  band,
  strip,
  state,
}: Pick<StripCardProps, "strip" | "state"> & { readonly band: StripBand }) {
  const item = band.itemId ? state.items.get(band.itemId) : undefined;
  const turn = item ? turnNumber(state, item.turnId) : 0;
  const end = endText(band, strip);
  return (
    <>
      <p className="flex items-center gap-1.5 text-mute">
        <i aria-hidden className={cn("size-2.5 rounded-[3px]", budgetKindMarks[band.kind])} />
        <span className="min-w-0 flex-1 truncate">
          {bandWords[band.kind]}
          {turn > 0 ? ` · turn ${turn}` : ""}
        </span>
        <span className="tabular-nums">{numberText(band.tokens)}</span>
      </p>
      {item && (
        <p dir="auto" className="mt-0.5 line-clamp-2 wrap-anywhere">
          {oneLine(item)}
        </p>
      )}
      <p className="mt-0.5 text-xs text-mute">{spanText(band, strip)}</p>
      {end && (
        <p className={cn("text-xs", band.end?.by === "summary" ? "text-summary" : "text-filter")}>{end}</p>
      )}
    </>
  );
}
