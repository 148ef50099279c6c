"use client";

import { Tabs } from "radix-ui";
import { cn } from "@/components/ui/class-names";
import { numberText } from "@/components/ui/number-text";
import { useRead } from "@/lib/client/query/use-read";
import { listMemoryUsesContract } from "@/lib/contract/memory/list-memory-uses";
import { currentVersion, versionAsOf } from "@/lib/core/log/memory";
import type { MemoryDetail } from "@/lib/core/memory/memory-outcomes";
import { CostFigures } from "./cost-figures";
import { MemoryHead } from "./memory-head";
import { ProvenanceList } from "./provenance-list";
import { UseList } from "./use-list";
import { VersionList } from "./version-list";

interface MemoryDetailViewProps {
  readonly detail: MemoryDetail;
  readonly asOf: number | null;
  readonly onClose: () => void;
}

/** One memory: its text and what can be done with it, what it cost, its versions, where it went and where it came from. */
export function MemoryDetailView({ detail, asOf, onClose }: MemoryDetailViewProps) {
  const { memory, usage } = detail;
  const uses = useRead(listMemoryUsesContract, { memoryId: memory.memoryId });
  const shown = asOf === null ? currentVersion(memory) : versionAsOf(memory, asOf);
  const tabs = [
    { value: "history", word: "History", count: memory.versions.length },
    { value: "uses", word: "Used in", count: uses.value?.uses.length ?? usage.retrievals },
    { value: "source", word: "Source", count: null },
  ] as const;
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <MemoryHead detail={detail} shown={shown} isPast={asOf !== null} onClose={onClose} />
      <CostFigures usage={usage} uses={uses.value?.uses ?? null} />
      <Tabs.Root defaultValue="history">
        <Tabs.List
          aria-label="About this memory"
          className="sticky top-0 z-10 flex h-10 gap-4 border-y border-line bg-panel px-4.5"
        >
          {tabs.map(({ value, word, count }) => (
            <Tabs.Trigger
              key={value}
              value={value}
              className={cn(
                "-mx-1.5 inline-flex items-center gap-1.5 border-b-2 border-transparent px-1.5 text-[13px] text-mute hover:text-ink",
                "focus-visible:-outline-offset-2 data-[state=active]:border-ink data-[state=active]:font-medium data-[state=active]:text-ink",
              )}
            >
              {word}
              {count !== null && (
                <span className="text-xs font-normal text-mute tabular-nums">{numberText(count)}</span>
              )}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        <Tabs.Content value="history" tabIndex={-1} className="outline-none">
          <VersionList detail={detail} isPast={asOf !== null} />
        </Tabs.Content>
        <Tabs.Content value="uses" tabIndex={-1} className="outline-none">
          <UseList loaded={uses} memory={memory} />
        </Tabs.Content>
        <Tabs.Content value="source" tabIndex={-1} className="outline-none">
          <ProvenanceList detail={detail} />
        </Tabs.Content>
      </Tabs.Root>
    </div>
  );
}
