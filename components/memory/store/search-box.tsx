"use client";

import { LoaderCircle, Search, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { countText, durationText, numberText } from "@/components/ui/number-text";
import type { LoadedRows } from "@/lib/client/memory/use-memory-rows";

interface SearchBoxProps {
  readonly query: string;
  readonly onChange: (query: string) => void;
  /** Arrow down goes into the list. */
  readonly onEnterList: () => void;
  readonly loaded: LoadedRows;
  readonly isPast: boolean;
}

/** Search as you type, with how many were found, among how many, and how fast. */
export function SearchBox({ query, onChange, onEnterList, loaded, isPast }: SearchBoxProps) {
  const [text, setText] = useState(query);
  // The address may change by the back button or a link; what was typed here comes back the same.
  useEffect(() => setText((current) => (current.trim() === query ? current : query)), [query]);
  const write = (value: string) => {
    setText(value);
    onChange(value.trim());
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === "ArrowDown" || (event.key === "Enter" && text !== "")) {
      event.preventDefault();
      onEnterList();
    }
    if (event.key === "Escape" && text !== "") {
      event.preventDefault();
      event.stopPropagation();
      write("");
    }
  };
  return (
    <search className="flex min-h-9 min-w-0 flex-1 items-center gap-2 rounded-xl border border-line bg-panel pr-1 pl-3 focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent pointer-coarse:min-h-11">
      {loaded.isLoading ? (
        <LoaderCircle aria-hidden className="size-4 shrink-0 text-mute motion-safe:animate-spin" />
      ) : (
        <Search aria-hidden className="size-4 shrink-0 text-mute" strokeWidth={1.75} />
      )}
      <input
        id="memory-search"
        type="text"
        enterKeyHint="search"
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        maxLength={400}
        aria-label="Search memories"
        aria-keyshortcuts="/"
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={onKeyDown}
        placeholder={isPast ? "Search what was known then, by words" : "Search by meaning and words"}
        className="min-w-0 flex-1 bg-transparent text-base outline-none placeholder:text-mute sm:text-sm"
      />
      <p className="shrink-0 px-1 text-xs text-mute tabular-nums max-sm:sr-only" aria-live="polite">
        {summaryOf(loaded)}
      </p>
      {text === "" ? (
        <kbd className="mr-1.5 rounded-md border border-line bg-soft px-1.5 font-sans text-xs text-mute max-sm:hidden">
          /
        </kbd>
      ) : (
        <IconButton icon={X} label="Clear the search" className="size-7" onClick={() => write("")} />
      )}
    </search>
  );
}

function summaryOf({ rows, total, searched, hasLoaded }: LoadedRows): string {
  if (!hasLoaded) return "";
  if (searched)
    return `${numberText(rows.length)} of ${numberText(searched.memories)} · ${durationText(searched.durationMs)}`;
  return countText(total, "memory", "memories");
}
