import { cn } from "@/components/ui/class-names";
import type { ScoredMemory } from "@/lib/core/log/memory-events";
import { ScoredMemoryRow } from "./scored-memory-row";

interface ScoredMemoriesProps {
  readonly title: string;
  readonly memories: readonly ScoredMemory[];
  readonly isFaded?: boolean;
}

/** Memories with the parts of their score: likeness in meaning, and the share of the query's words. */
export function ScoredMemories({ title, memories, isFaded = false }: ScoredMemoriesProps) {
  if (memories.length === 0) return null;
  return (
    <table className={cn("mt-2 w-full table-fixed border-collapse", isFaded && "text-mute")}>
      <caption className="pb-0.5 text-left text-xs text-mute">{title}</caption>
      <thead>
        <tr className="text-[11px] text-mute">
          <th scope="col" className="text-left font-normal">
            Memory
          </th>
          <th scope="col" className="w-12 text-right font-normal">
            Score
          </th>
          <th scope="col" className="w-15 text-right font-normal">
            Meaning
          </th>
          <th scope="col" className="w-12 text-right font-normal">
            Words
          </th>
        </tr>
      </thead>
      <tbody>
        {memories.map((memory) => (
          <ScoredMemoryRow key={`${memory.memoryId} ${memory.version}`} memory={memory} />
        ))}
      </tbody>
    </table>
  );
}
