"use client";

import { Search } from "lucide-react";

interface SessionFilterProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Narrows the list of sessions by title. */
export function SessionFilter({ value, onChange }: SessionFilterProps) {
  return (
    <label className="mt-2 flex min-h-8 items-center gap-2 rounded-lg border border-line bg-panel px-2 focus-within:border-accent pointer-coarse:min-h-11">
      <Search aria-hidden className="size-3.5 text-mute" />
      <span className="sr-only">Filter sessions</span>
      <input
        type="search"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        placeholder="Filter"
        className="w-full min-w-0 bg-transparent text-[13px] outline-none placeholder:text-mute"
      />
    </label>
  );
}
