"use client";

import { Search } from "lucide-react";
import { FilterChip } from "@/components/ui/filter-chip";
import { countText } from "@/components/ui/number-text";
import { operationLook } from "@/components/ui/operation-look";
import { type OperationName, operationNames } from "@/lib/core/log/operations";
import type { EventFilter } from "./event-filter";

interface EventFiltersProps {
  readonly filter: EventFilter;
  readonly shownCount: number;
  readonly onFilter: (filter: EventFilter) => void;
}

/** Chips and search above the list. */
export function EventFilters({ filter, shownCount, onFilter }: EventFiltersProps) {
  const toggleOperation = (operation: OperationName) => {
    const operations = new Set(filter.operations);
    if (!operations.delete(operation)) operations.add(operation);
    onFilter({ ...filter, operations });
  };
  return (
    <search className="shrink-0 border-b border-line px-3 py-2">
      <fieldset className="flex flex-wrap gap-1 @max-[420px]:hinted-x @max-[420px]:flex-nowrap @max-[420px]:overflow-x-auto @max-[420px]:[--hinted:var(--panel)]">
        <legend className="sr-only">Show only</legend>
        {operationNames.map((operation) => (
          <FilterChip
            key={operation}
            icon={operationLook[operation].icon}
            color={operationLook[operation].text}
            isOn={filter.operations.has(operation)}
            onToggle={() => toggleOperation(operation)}
          >
            {operationLook[operation].word}
          </FilterChip>
        ))}
        <FilterChip
          isOn={filter.onlyByPerson}
          onToggle={() => onFilter({ ...filter, onlyByPerson: !filter.onlyByPerson })}
        >
          By you
        </FilterChip>
        <FilterChip
          isOn={filter.onlyRejected}
          onToggle={() => onFilter({ ...filter, onlyRejected: !filter.onlyRejected })}
        >
          Rejected
        </FilterChip>
        <FilterChip
          isOn={filter.everything}
          onToggle={() => onFilter({ ...filter, everything: !filter.everything })}
        >
          Everything
        </FilterChip>
      </fieldset>
      <label className="mt-1.5 flex items-center gap-1.5 rounded-lg border border-line px-2 text-mute focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent">
        <Search aria-hidden className="size-3.5 shrink-0" />
        <span className="sr-only">Search the events</span>
        <input
          type="search"
          value={filter.text}
          onChange={(event) => onFilter({ ...filter, text: event.target.value })}
          placeholder="Search the events"
          className="min-h-7 w-full min-w-0 bg-transparent text-[13px] text-ink outline-none placeholder:text-mute pointer-coarse:min-h-11"
        />
        <output className="shrink-0 text-xs tabular-nums">{countText(shownCount, "event")}</output>
      </label>
    </search>
  );
}
