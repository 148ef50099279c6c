"use client";

import { useHighlight } from "../use-highlight";

/** The id of a memory; lights up all that belongs to it, and keeps it on a click. */
export function MemoryLink({ memoryId }: { readonly memoryId: string }) {
  const { props, isHeld, toggleHold } = useHighlight("memory", memoryId);
  return (
    <button
      type="button"
      aria-pressed={isHeld}
      aria-label={`Light up what belongs to memory ${memoryId}`}
      {...props}
      onClick={toggleHold}
      className="min-h-6 max-w-full truncate rounded px-1 font-mono text-xs text-mute hover:bg-soft hover:text-ink aria-pressed:text-accent pointer-coarse:min-h-11"
    >
      {memoryId}
    </button>
  );
}
