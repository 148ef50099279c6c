"use client";

import type { ChangeView } from "@/lib/client/memory/use-memories-view";
import { type DayRange, dayBefore } from "./range-of";

interface DateRangeProps {
  readonly range: DayRange;
  readonly onChange: ChangeView;
}

const shortcuts = [
  { word: "Today", days: 0 },
  { word: "7 days", days: 7 },
  { word: "30 days", days: 30 },
  { word: "A year", days: 365 },
] as const;

const field =
  "min-h-7 rounded-lg border border-line bg-panel px-2 text-[13px] text-ink tabular-nums focus-visible:outline-2 focus-visible:outline-accent pointer-coarse:min-h-11";

/** The two dates, by calendar or by one of the usual spans. */
export function DateRange({ range, onChange }: DateRangeProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-2 text-[13px]">
      <label className="flex items-center gap-1.5 text-mute">
        From
        <input
          type="date"
          value={range.from}
          max={range.to ?? dayBefore(0)}
          onChange={(event) => onChange({ from: event.target.value || null })}
          className={field}
        />
      </label>
      <label className="flex items-center gap-1.5 text-mute">
        to
        <input
          type="date"
          value={range.to ?? dayBefore(0)}
          min={range.from}
          onChange={(event) =>
            onChange({ to: event.target.value === dayBefore(0) ? null : event.target.value || null })
          }
          className={field}
        />
      </label>
      <span className="flex flex-wrap gap-1">
        {shortcuts.map(({ word, days }) => {
          const isOn = range.to === null && range.from === dayBefore(days);
          return (
            <button
              key={word}
              type="button"
              aria-pressed={isOn}
              onClick={() => onChange({ from: dayBefore(days), to: null })}
              className={`min-h-7 rounded-lg px-2 text-[13px] pointer-coarse:min-h-11 ${isOn ? "bg-soft font-medium text-ink" : "text-mute hover:bg-soft hover:text-ink"}`}
            >
              {word}
            </button>
          );
        })}
      </span>
    </div>
  );
}
