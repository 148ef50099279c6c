"use client";

import { useCallback, useEffect, useRef } from "react";
import { cn } from "@/components/ui/class-names";
import { useMemories } from "@/lib/client/memory/memories-context";
import { useMemoriesView } from "@/lib/client/memory/use-memories-view";
import { useMemoryRows } from "@/lib/client/memory/use-memory-rows";
import { useRead } from "@/lib/client/query/use-read";
import { listProposalsContract } from "@/lib/contract/memory/list-proposals";
import { ChangesView } from "./changes/changes-view";
import { MemoryPane } from "./detail/memory-pane";
import { HealthView } from "./health/health-view";
import { MemoriesDialogs } from "./memories-dialogs";
import { MemoriesHeader } from "./memories-header";
import { NoMemoryChosen } from "./no-memory-chosen";
import type { MemoryListHandle } from "./store/memory-list";
import { StoreView } from "./store/store-view";
import { useMemoryKeys } from "./use-memory-keys";
import { WaitingView } from "./waiting/waiting-view";

/** The page of memories: a list and beside it one memory; on small screens one after the other. */
export function MemoriesScreen() {
  const [view, onChange] = useMemoriesView();
  const edit = useMemories((memories) => memories.edit);
  const setSelected = useMemories((memories) => memories.setSelected);
  const loaded = useMemoryRows(view);
  const proposals = useRead(listProposalsContract, {});
  const list = useRef<MemoryListHandle>(null);
  const { memoryId, asOf } = view;
  // What is being edited or selected belongs to what is on screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another memory or another time ends the editing.
  useEffect(() => edit(null), [memoryId, asOf, edit]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: in the past nothing can be selected.
  useEffect(() => setSelected([]), [asOf, view.tab, setSelected]);
  const openMemory = useCallback((id: string) => onChange({ memoryId: id }, "push"), [onChange]);
  const close = useCallback(() => onChange({ memoryId: null }), [onChange]);
  useMemoryKeys({ view, onChange, rows: view.tab === "store" ? loaded.rows : [], list });
  const waiting = (proposals.value?.proposals ?? []).filter(({ status }) => status === "waiting").length;
  return (
    <main id="memories" tabIndex={-1} className="flex min-w-0 flex-1 outline-none">
      <title>Memories · AgeMem Studio</title>
      <div
        data-region="memories"
        tabIndex={-1}
        className={cn(
          "@container flex min-w-0 flex-1 flex-col outline-offset-[-2px]",
          memoryId !== null && "max-lg:hidden",
        )}
      >
        <MemoriesHeader view={view} onChange={onChange} waiting={waiting} />
        {view.tab === "store" && (
          <StoreView
            view={view}
            onChange={onChange}
            loaded={loaded}
            list={list}
            onEnterList={() => list.current?.focusRow(0)}
          />
        )}
        {view.tab === "changes" && <ChangesView view={view} onChange={onChange} />}
        {view.tab === "waiting" && <WaitingView loaded={proposals} onOpen={openMemory} />}
        {view.tab === "health" && <HealthView openId={memoryId} onOpen={openMemory} />}
      </div>
      <div
        className={cn(
          "w-[440px] shrink-0 border-l border-line bg-panel max-xl:w-[380px] max-lg:w-full max-lg:border-0",
          memoryId === null ? "hidden lg:flex" : "flex",
        )}
      >
        {memoryId === null ? (
          <NoMemoryChosen />
        ) : (
          <MemoryPane memoryId={memoryId} asOf={asOf} onClose={close} />
        )}
      </div>
      <MemoriesDialogs onChange={onChange} />
    </main>
  );
}
