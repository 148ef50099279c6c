"use client";

import { type KeyboardEvent, type MouseEvent, type ReactNode, useCallback, useMemo, useState } from "react";
import { oneLine } from "@/lib/client/session/item-words";
import { bandAt, type ContextStrip, type StripBand } from "@/lib/core/replay/context-strip";
import type { SessionState } from "@/lib/core/session/session-state";
import { StripCard } from "./strip-card";
import { bandOutline, type StripGeometry, type StripPlace, stripGeometry } from "./strip-geometry";
import { operationsHeight, StripPicture, turnsHeight } from "./strip-picture";
import { spokenColumn } from "./strip-words";
import { useWidth } from "./use-width";

interface StripFigureProps {
  readonly strip: ContextStrip;
  readonly state: SessionState;
  /** Height of the plot, in CSS pixels. */
  readonly height: number;
  /** Only these stay in color. */
  readonly isLit?: (band: StripBand) => boolean;
  /** What lies over the picture: the line of the present. */
  readonly overlay?: (geometry: StripGeometry) => ReactNode;
  /** What is offered for a place that was clicked. Without it a click only picks. */
  readonly actions?: (place: StripPlace) => ReactNode;
  readonly onPick?: (column: number) => void;
  /** Room above the plot, in CSS pixels. */
  readonly topPad?: number;
  /** How keys move through it, where nothing else does. */
  readonly slider?: StripSlider;
}

/** The strip as a slider over its columns. */
interface StripSlider {
  readonly label: string;
  /** The chosen column, from 0. */
  readonly index: number;
  onKeyDown(event: KeyboardEvent): void;
  onBlur(): void;
}

/** The context through time, to point at: a card says what a band is and what became of it. */
export function StripFigure({
  strip,
  state,
  height,
  isLit,
  overlay,
  actions,
  onPick,
  topPad = 4,
  slider,
}: StripFigureProps) {
  const [box, width] = useWidth();
  const [pointed, setPointed] = useState<StripPlace | null>(null);
  const [pinned, setPinned] = useState<StripPlace | null>(null);
  const size = useMemo(() => ({ width, height }), [width, height]);
  const geometry = useMemo(() => stripGeometry(strip, size), [strip, size]);
  const lit = useMemo(() => (isLit ? stripGeometry(strip, size, isLit) : null), [strip, size, isLit]);
  const labelOf = useCallback(
    (itemId: string) => {
      const item = state.items.get(itemId);
      return item ? oneLine(item) : "";
    },
    [state.items],
  );
  const placeOf = (event: MouseEvent): StripPlace | null => {
    const bounds = event.currentTarget.getBoundingClientRect();
    const column = Math.floor((event.clientX - bounds.left) / geometry.columnWidth);
    if (!strip.columns[column]) return null;
    const tokens = ((bounds.top + topPad + height - event.clientY) / height) * geometry.topTokens;
    return { column, band: tokens < 0 ? null : bandAt(strip, column, tokens) };
  };
  const shown = pinned ?? pointed;
  const totalHeight = topPad + height + operationsHeight + turnsHeight;
  return (
    <div ref={box} className="relative min-w-0" style={{ height: totalHeight }}>
      {width > 0 && (
        // biome-ignore lint/a11y: its name and its keys come with the props; biome cannot see through the spread.
        <svg
          {...(slider ? sliderProps(slider, strip) : { role: "img", "aria-label": describe(strip) })}
          width={width}
          height={totalHeight}
          viewBox={`0 ${-topPad} ${width} ${totalHeight}`}
          className="block cursor-pointer overflow-visible rounded-md select-none"
          onPointerMove={(event) => setPointed(placeOf(event))}
          onPointerLeave={() => setPointed(null)}
          onClick={(event) => {
            const place = placeOf(event);
            if (!place) return;
            onPick?.(place.column);
            if (actions) setPinned(place);
          }}
        >
          <StripPicture
            strip={strip}
            geometry={geometry}
            settings={state.settings}
            labelOf={labelOf}
            isPale={lit !== null}
          />
          {lit && <StripPicture strip={strip} geometry={lit} settings={state.settings} labelOf={labelOf} />}
          {overlay?.(geometry)}
          {shown && <Pointed place={shown} strip={strip} geometry={geometry} />}
        </svg>
      )}
      {shown && width > 0 && (
        <StripCard
          place={shown}
          strip={strip}
          state={state}
          left={(shown.column + 0.5) * geometry.columnWidth}
          width={width}
          {...(pinned && actions
            ? { pinned: { actions: actions(pinned), onClose: () => setPinned(null) } }
            : {})}
        />
      )}
    </div>
  );
}

function sliderProps({ label, index, onKeyDown, onBlur }: StripSlider, strip: ContextStrip) {
  const column = strip.columns[index];
  return {
    role: "slider",
    tabIndex: 0,
    "aria-label": label,
    "aria-valuemin": 1,
    "aria-valuemax": strip.columns.length,
    "aria-valuenow": index + 1,
    "aria-valuetext": column ? spokenColumn(column, strip) : "Nothing yet",
    onKeyDown,
    onBlur,
  };
}

function Pointed({
  place: { column, band },
  strip,
  geometry,
}: {
  readonly place: StripPlace;
  readonly strip: ContextStrip;
  readonly geometry: StripGeometry;
}) {
  return (
    <g pointerEvents="none">
      <rect
        x={column * geometry.columnWidth}
        width={geometry.columnWidth}
        y={0}
        height={geometry.height + operationsHeight}
        fill="var(--ink)"
        opacity={0.06}
      />
      {band && (
        <path d={bandOutline(band, strip, geometry)} fill="none" stroke="var(--ink)" strokeWidth={1.6} />
      )}
    </g>
  );
}

function describe(strip: ContextStrip): string {
  const last = strip.columns.at(-1);
  return last
    ? `Context window through time, ${strip.columns.length} columns. ${spokenColumn(last, strip)}`
    : "Context window through time: nothing yet";
}
