"use client";

import { useEffect, useState } from "react";
import { operationLook } from "@/components/ui/operation-look";
import type { TimelineMark } from "@/lib/core/memory/timeline-mark";
import { timeText } from "../time-text";

interface AsOfBarProps {
  /** Newest position of the stream. */
  readonly head: number;
  readonly marks: readonly TimelineMark[];
  /** The position shown; null is now. */
  readonly asOf: number | null;
  readonly onChange: (asOf: number | null) => void;
  readonly onShowChanges: () => void;
}

const lookOf = {
  add: operationLook.ADD,
  update: operationLook.UPDATE,
  delete: operationLook.DELETE,
} as const;

/** How long the slider must rest before the store is read, in milliseconds. */
const settleMs = 60;

/** A slider over everything that ever happened to the memories, one change a step, with a tick for each. */
export function AsOfBar({ head, marks, asOf, onChange, onShowChanges }: AsOfBarProps) {
  const [dragged, setDragged] = useState<number | null>(null);
  useEffect(() => {
    if (dragged === null) return;
    const timer = setTimeout(() => {
      const chosen = dragged >= head ? null : dragged;
      if (chosen === asOf) setDragged(null);
      else onChange(chosen);
    }, settleMs);
    return () => clearTimeout(timer);
  }, [dragged, head, asOf, onChange]);
  const position = Math.min(dragged ?? asOf ?? head, head);
  const mark = markAt(marks, position);
  return (
    <div className="flex items-center gap-3 text-xs text-mute">
      <label htmlFor="as-of" className="shrink-0">
        As of
      </label>
      <div className="relative h-6 min-w-16 flex-1 pointer-coarse:h-11">
        <span aria-hidden className="absolute inset-x-0 top-1/2 h-px bg-line" />
        {marks.map(({ position: place, kind }) => (
          <span
            key={place}
            aria-hidden
            className={`absolute top-1/2 h-2.5 w-[3px] -translate-x-1/2 -translate-y-1/2 rounded-full ${lookOf[kind].mark}`}
            style={{ left: `${(place / Math.max(1, head)) * 100}%` }}
          />
        ))}
        <span
          aria-hidden
          className="pointer-events-none absolute top-0 h-full w-0.5 -translate-x-1/2 bg-ink before:absolute before:-top-0.5 before:left-1/2 before:size-2.5 before:-translate-x-1/2 before:rounded-full before:bg-ink"
          style={{ left: `${(position / Math.max(1, head)) * 100}%` }}
        />
        <input
          id="as-of"
          type="range"
          min={0}
          max={head}
          step={1}
          value={position}
          aria-valuetext={describe(position, head, mark)}
          onChange={(event) => setDragged(Number(event.target.value))}
          className="peer absolute -inset-x-2 inset-y-0 w-[calc(100%+16px)] cursor-pointer opacity-0"
        />
        <span
          aria-hidden
          className="pointer-events-none absolute -inset-x-1.5 inset-y-0 rounded peer-focus-visible:outline-2 peer-focus-visible:outline-accent"
        />
      </div>
      <span className="w-26 shrink-0 truncate tabular-nums">
        {position >= head ? "now" : mark ? timeText(mark.at) : "the beginning"}
      </span>
      <button
        type="button"
        onClick={onShowChanges}
        className="inline-flex min-h-6 shrink-0 items-center rounded px-1 font-medium text-accent hover:underline max-sm:hidden pointer-coarse:min-h-11"
      >
        {asOf === null ? "What changed lately" : "What changed since"}
      </button>
    </div>
  );
}

/** The last mark at or before a position. */
export function markAt(marks: readonly TimelineMark[], position: number): TimelineMark | null {
  return marks.findLast((mark) => mark.position <= position) ?? null;
}

function describe(position: number, head: number, mark: TimelineMark | null): string {
  if (position >= head) return "now";
  if (!mark) return "before the first change";
  return `after change ${position} of ${head}, ${timeText(mark.at)}`;
}
