"use client";

import { type Ref, useCallback, useMemo } from "react";
import { InlineError } from "@/components/ui/inline-error";
import { defaultView, isNarrowed, type MemoriesView } from "@/lib/client/memory/memories-view";
import type { ChangeView } from "@/lib/client/memory/use-memories-view";
import type { LoadedRows } from "@/lib/client/memory/use-memory-rows";
import { useRead } from "@/lib/client/query/use-read";
import { storeTimelineContract } from "@/lib/contract/memory/store-timeline";
import { dayTimeText } from "../time-text";
import { AsOfBar, markAt } from "./as-of-bar";
import { EmptyStore } from "./empty-store";
import { FilterBar } from "./filter-bar";
import { ListSkeleton } from "./list-skeleton";
import { MemoryList, type MemoryListHandle } from "./memory-list";
import { PastBanner } from "./past-banner";
import { SearchBox } from "./search-box";
import { SelectionBar } from "./selection-bar";

interface StoreViewProps {
  readonly view: MemoriesView;
  readonly onChange: ChangeView;
  readonly loaded: LoadedRows;
  readonly list: Ref<MemoryListHandle>;
  readonly onEnterList: () => void;
}

/** The memories: search, filters, the slider through time, and the list. */
export function StoreView({ view, onChange, loaded, list, onEnterList }: StoreViewProps) {
  const timeline = useRead(storeTimelineContract, {});
  const { head, marks } = timeline.value ?? { head: 0, marks: [] };
  const isPast = view.asOf !== null;
  const mark = useMemo(() => (view.asOf === null ? null : markAt(marks, view.asOf)), [marks, view.asOf]);
  const setAsOf = useCallback((asOf: number | null) => onChange({ asOf, memoryId: null }), [onChange]);
  const openMemory = useCallback((memoryId: string) => onChange({ memoryId }, "push"), [onChange]);
  const showAll = () =>
    onChange({ ...defaultView, sort: view.sort, asOf: view.asOf, memoryId: view.memoryId });
  const isEmpty = loaded.hasLoaded && loaded.rows.length === 0 && loaded.error === null;
  return (
    <>
      <div className="space-y-2.5 border-b border-line px-4 pt-3.5 pb-2.5 min-[900px]:px-5">
        <SearchBox
          query={view.query}
          onChange={(query) => onChange({ query })}
          onEnterList={onEnterList}
          loaded={loaded}
          isPast={isPast}
        />
        <FilterBar view={view} onChange={onChange} />
        {head > 0 && (
          <AsOfBar
            head={head}
            marks={marks}
            asOf={view.asOf}
            onChange={setAsOf}
            onShowChanges={() =>
              onChange({ tab: "changes", from: mark ? mark.at.slice(0, 10) : null, to: null }, "push")
            }
          />
        )}
      </div>
      {isPast && (
        <PastBanner time={mark ? dayTimeText(mark.at) : null} onReturn={() => onChange({ asOf: null })} />
      )}
      <InlineError message={loaded.error} className="border-b border-line px-5 py-2" />
      {!loaded.hasLoaded && <ListSkeleton />}
      {isEmpty ? (
        <EmptyStore why={isNarrowed(view) ? "narrowed" : isPast ? "past" : "nothing"} onShowAll={showAll} />
      ) : (
        loaded.hasLoaded && (
          <MemoryList
            loaded={loaded}
            openId={view.memoryId}
            onOpen={openMemory}
            isPast={isPast}
            handle={list}
          />
        )
      )}
      {!isPast && <SelectionBar rows={loaded.rows} />}
    </>
  );
}
