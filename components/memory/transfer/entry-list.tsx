"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useState } from "react";
import { LinkButton } from "@/components/ui/link-button";
import { WordDiff } from "@/components/ui/word-diff";
import { defaultWish, type EntryWish, type PlannedEntry } from "@/lib/client/memory/import-plan";

interface EntryListProps {
  readonly entries: readonly PlannedEntry[];
  readonly wishes: ReadonlyMap<number, EntryWish>;
  readonly onWish: (lines: readonly number[], wish: EntryWish) => void;
}

/** Height of an entry in pixels until it is measured. */
const rowHeight = 52;

/** The entries of one kind, virtualised, each with what is to be done with it. */
export function EntryList({ entries, wishes, onWish }: EntryListProps) {
  const [scroll, setScroll] = useState<HTMLElement | null>(null);
  const virtualizer = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroll,
    estimateSize: () => rowHeight,
    getItemKey: (index) => entries[index]?.entry.line ?? index,
    overscan: 8,
  });
  const visible = virtualizer.getVirtualItems();
  const lines = entries.filter(({ canBeAdded }) => canBeAdded).map(({ entry }) => entry.line);
  return (
    <>
      {lines.length > 1 && (
        <p className="mt-2 flex gap-1 text-xs text-mute">
          <span className="mr-1 self-center">All of these:</span>
          <LinkButton onClick={() => onWish(lines, "skip")}>leave out</LinkButton>
          <LinkButton onClick={() => onWish(lines, "add")}>bring in</LinkButton>
        </p>
      )}
      <section
        ref={setScroll}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: text that scrolls must scroll by keyboard.
        tabIndex={0}
        aria-label="Entries of the file"
        className="mt-2 h-[min(38dvh,360px)] overflow-y-auto rounded-lg border border-line"
      >
        {entries.length === 0 && <p className="p-4 text-[13px] text-mute">None.</p>}
        <ul className="relative" style={{ height: virtualizer.getTotalSize() }}>
          {visible.map(({ index, key, start }) => {
            const planned = entries[index];
            return (
              planned && (
                <li
                  key={key}
                  ref={virtualizer.measureElement}
                  data-index={index}
                  className="absolute inset-x-0 top-0 border-b border-line px-3 py-2"
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <Entry
                    planned={planned}
                    wish={wishes.get(planned.entry.line) ?? defaultWish(planned)}
                    onWish={(wish) => onWish([planned.entry.line], wish)}
                  />
                </li>
              )
            );
          })}
        </ul>
      </section>
    </>
  );
}

interface EntryProps {
  readonly planned: PlannedEntry;
  readonly wish: EntryWish;
  readonly onWish: (wish: EntryWish) => void;
}

function Entry({ planned, wish, onWish }: EntryProps) {
  const { entry, judged, isInstruction, canBeAdded } = planned;
  const { against } = judged;
  return (
    <div className="flex items-start gap-3 text-[13px]">
      <div className="min-w-0 flex-1">
        {against && judged.verdict !== "duplicate" ? (
          <WordDiff before={against.content} after={entry.content} className="wrap-anywhere" />
        ) : (
          <p dir="auto" className="line-clamp-4 whitespace-pre-wrap wrap-anywhere">
            {entry.content}
          </p>
        )}
        {isInstruction && (
          <p className="text-xs text-danger">Reads like an instruction to an assistant, not like a fact.</p>
        )}
        {judged.secret !== undefined && (
          <p className="text-xs text-danger">
            Holds what looks like a {judged.secret}; it will wait for your decision.
          </p>
        )}
        {judged.reason !== "" && <p className="text-xs text-mute">{judged.reason}</p>}
      </div>
      {canBeAdded ? (
        <select
          aria-label={`What to do with: ${entry.content.slice(0, 60)}`}
          value={wish}
          onChange={(event) => onWish(wishOf(event.target.value))}
          className="min-h-7 max-w-40 rounded-lg border border-line bg-panel px-1.5 text-xs pointer-coarse:min-h-11"
        >
          <option value="skip">{against ? "Keep mine" : "Leave out"}</option>
          {against && <option value="update">Take the file's</option>}
          <option value="add">{against ? "Keep both" : "Bring in"}</option>
        </select>
      ) : (
        <span className="shrink-0 text-xs text-mute">there already</span>
      )}
    </div>
  );
}

function wishOf(value: string): EntryWish {
  return value === "add" || value === "update" ? value : "skip";
}
