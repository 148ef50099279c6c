"use client";

import type { ScoredMemory } from "@/lib/core/log/memory-events";
import { useHighlight } from "../use-highlight";
import { MemoryLink } from "./memory-link";

/** One memory as a retrieval saw it, in the version that it saw. */
export function ScoredMemoryRow({ memory }: { readonly memory: ScoredMemory }) {
  const { props } = useHighlight("memory", memory.memoryId);
  return (
    <tr {...props} className="border-t border-line align-top data-connected:bg-accent/8">
      <td className="py-1 pr-2">
        <span dir="auto" className="block break-words">
          {memory.content}
        </span>
        <span className="flex items-center text-xs text-mute tabular-nums">
          v{memory.version} <MemoryLink memoryId={memory.memoryId} />
          {memory.time !== undefined && ` · time ${memory.time.toFixed(2)}`}
        </span>
      </td>
      <td className="py-1 text-right font-medium tabular-nums">{memory.score.toFixed(2)}</td>
      <td className="py-1 text-right text-mute tabular-nums">
        {memory.meaning === null ? "–" : memory.meaning.toFixed(2)}
      </td>
      <td className="py-1 text-right text-mute tabular-nums">{memory.words.toFixed(2)}</td>
    </tr>
  );
}
