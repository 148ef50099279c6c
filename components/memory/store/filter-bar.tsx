"use client";

import { X } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { memoryTypeText, originWords } from "@/components/ui/memory-words";
import { countText } from "@/components/ui/number-text";
import { ages, isNarrowed, type MemoriesView } from "@/lib/client/memory/memories-view";
import type { ChangeView } from "@/lib/client/memory/use-memories-view";
import { useSessionList } from "@/lib/client/session/use-session-list";
import { originSchema } from "@/lib/core/log/memory";
import { memoryTypes } from "@/lib/core/log/operations";
import type { MemorySort } from "@/lib/core/memory/memory-query";
import { ChoiceMenu } from "./choice-menu";

interface FilterBarProps {
  readonly view: MemoriesView;
  readonly onChange: ChangeView;
}

const sortWords = {
  newest: "Newest first",
  "most-used": "Most used",
  "most-expensive": "Most expensive",
  "least-useful": "Least useful",
} as const satisfies Record<MemorySort, string>;

const ageWords = { 1: "Today", 7: "Last 7 days", 30: "Last 30 days", 365: "Last year" } as const;

/** What the list lets through and in which order. A search has its own order, so the sorting waits meanwhile. */
export function FilterBar({ view, onChange }: FilterBarProps) {
  const sessions = useSessionList();
  const isPast = view.asOf !== null;
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <ChoiceMenu
        label="Type"
        several
        chosen={view.types}
        options={memoryTypes.map((type) => ({ value: type, word: capital(memoryTypeText(type)) }))}
        onChange={(types) => onChange({ types })}
      />
      <ChoiceMenu
        label="Origin"
        several
        chosen={view.origins}
        options={originSchema.options.map((origin) => ({
          value: origin,
          word: capital(originWords[origin]),
        }))}
        onChange={(origins) =>
          onChange({ origins: originSchema.options.filter((origin) => origins.includes(origin)) })
        }
      />
      {!isPast && (
        <>
          <ChoiceMenu
            label="Session"
            chosen={view.sessionId === null ? [] : [view.sessionId]}
            options={sessions.map(({ sessionId, title }) => ({ value: sessionId, word: title }))}
            onChange={([sessionId = null]) => onChange({ sessionId })}
          />
          <ChoiceMenu
            label="Time"
            chosen={view.days === null ? [] : [String(view.days)]}
            options={ages.map((age) => ({ value: String(age), word: ageWords[age] }))}
            onChange={([days]) => onChange({ days: days === undefined ? null : Number(days) })}
          />
          {(["used", "never-used"] as const).map((usage) => (
            <button
              key={usage}
              type="button"
              aria-pressed={view.usage === usage}
              onClick={() => onChange({ usage: view.usage === usage ? null : usage })}
              className={cn(
                "min-h-7 rounded-lg border px-2.5 text-[13px] whitespace-nowrap pointer-coarse:min-h-11",
                view.usage === usage
                  ? "border-ink bg-ink text-bg"
                  : "border-line bg-panel text-mute hover:bg-soft hover:text-ink",
              )}
            >
              {usage === "used" ? "Used" : "Never used"}
            </button>
          ))}
        </>
      )}
      {isNarrowed(view) && (
        <button
          type="button"
          onClick={() =>
            onChange({ query: "", types: [], origins: [], usage: null, sessionId: null, days: null })
          }
          className="inline-flex min-h-7 items-center gap-1 rounded-lg px-2 text-[13px] text-mute hover:bg-soft hover:text-ink pointer-coarse:min-h-11"
        >
          <X aria-hidden className="size-3.5" />
          Show all
        </button>
      )}
      {!isPast && view.query.trim() === "" && (
        <span className="ml-auto">
          <ChoiceMenu
            label="Order"
            required
            align="end"
            chosen={[view.sort]}
            options={Object.entries(sortWords).map(([value, word]) => ({ value, word }))}
            onChange={([sort]) => onChange({ sort: sortOf(sort) })}
          />
        </span>
      )}
      {view.query.trim() !== "" && !isPast && (
        <span className="ml-auto text-xs text-mute">Best match first</span>
      )}
      <p role="status" className="sr-only">
        {isNarrowed(view) ? `${countText(filterCount(view), "filter")} set` : ""}
      </p>
    </div>
  );
}

function sortOf(value: string | undefined): MemorySort {
  return value !== undefined && value in sortWords ? (value as MemorySort) : "newest";
}

function filterCount(view: MemoriesView): number {
  return [view.types.length, view.origins.length, view.usage, view.sessionId, view.days].filter(Boolean)
    .length;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
