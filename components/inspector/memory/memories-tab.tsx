"use client";

import { Search } from "lucide-react";
import { useMemo, useState } from "react";
import { UndoAllButton } from "@/components/memory/acts/undo-all-button";
import { InlineError } from "@/components/ui/inline-error";
import { countText, numberText } from "@/components/ui/number-text";
import { useShownMemories } from "@/lib/client/memory/use-shown-memories";
import { useSession } from "@/lib/client/session/session-context";
import { MemoryList } from "./memory-list";
import { touchedMemories } from "./touched-memories";
import { TouchedRow } from "./touched-row";
import { useMemorySearch } from "./use-memory-search";

/** What this session did to the memories, and the store as it is now. */
export function MemoriesTab() {
  const [scroll, setScroll] = useState<HTMLDivElement | null>(null);
  const [content, setContent] = useState<HTMLDivElement | null>(null);
  const state = useSession((session) => session.state);
  const events = useSession((session) => session.events);
  const { count } = useShownMemories();
  const [search, setSearch] = useState("");
  const found = useMemorySearch(search);
  const touched = useMemo(() => touchedMemories(events), [events]);
  return (
    <div ref={setScroll} className="h-full overflow-y-auto [overflow-anchor:none]">
      <div ref={setContent}>
        <div className="flex flex-wrap items-center justify-between gap-x-3 px-4.5 pt-3.5 pb-1">
          <h2 className="text-xs text-mute">
            In this session
            {touched.length > 0 && ` · ${countText(touched.length, "memory", "memories")} changed`}
          </h2>
          <UndoAllButton turnId={null} />
        </div>
        {touched.length === 0 ? (
          <p className="px-4.5 pb-2 text-[13px] text-mute">
            Nothing changed yet: memories that the agent or you add, update or delete here are listed first.
          </p>
        ) : (
          <ul className="px-2.5">
            {touched.map((memory) => (
              <TouchedRow
                key={memory.memoryId}
                touched={memory}
                versions={state.memories.get(memory.memoryId)?.versions ?? []}
              />
            ))}
          </ul>
        )}
        <div className="sticky top-0 z-20 mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 border-y border-line bg-panel px-4.5 py-1.5 text-xs text-mute">
          <h2 className="tabular-nums">The store · {countText(count, "memory", "memories")}</h2>
          <label className="ml-auto flex min-w-40 flex-1 items-center gap-1.5 rounded-lg border border-line px-2 focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent">
            <Search aria-hidden className="size-3.5 shrink-0" />
            <span className="sr-only">Search the memories</span>
            <input
              type="search"
              value={search}
              onChange={(event) => setSearch(event.target.value)}
              placeholder="Search"
              className="min-h-7 w-full min-w-0 bg-transparent text-[13px] text-ink outline-none placeholder:text-mute pointer-coarse:min-h-11"
            />
          </label>
        </div>
        <InlineError message={found.error} className="px-4.5 py-2" />
        <p role="status" className="sr-only">
          {search.trim() === "" || found.isLoading ? "" : `${numberText(found.memories.length)} found`}
        </p>
        {found.memories.length === 0 && !found.isLoading && found.error === null ? (
          <p className="px-4.5 py-3 text-[13px] text-mute">
            {search.trim() === ""
              ? "No memories yet: tell the agent something worth keeping, or add one below."
              : "No memory matches."}
          </p>
        ) : (
          scroll && content && <MemoryList scroll={scroll} content={content} memories={found.memories} />
        )}
      </div>
    </div>
  );
}
