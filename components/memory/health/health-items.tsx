"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { byWords, originWords } from "@/components/ui/memory-words";
import { numberText } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { type HealthItem, type HealthSection, mostFixSteps } from "@/lib/core/memory/memory-care";
import { FixDialog } from "./fix-dialog";
import { healthWords } from "./health-words";

interface HealthItemsProps {
  readonly section: HealthSection;
  readonly openId: string | null;
  readonly onOpen: (memoryId: string) => void;
  readonly onDismiss: (item: HealthItem) => void;
}

/** Findings that are shown at once. */
const shownAtOnce = 100;

/** Everything that one number counts. What the person chooses can be fixed after a dry run; a finding that is none is dismissed for good. */
export function HealthItems({ section, openId, onOpen, onDismiss }: HealthItemsProps) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isFixing, setFixing] = useState(false);
  const [limit, setLimit] = useState(shownAtOnce);
  const words = healthWords[section.kind];
  const toggle = (itemId: string) => {
    const next = new Set(chosen);
    if (!next.delete(itemId)) next.add(itemId);
    setChosen(next);
  };
  return (
    <section aria-labelledby="health-kind" className="mt-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1">
          <h2 id="health-kind" className="font-medium">
            {words.title}
          </h2>
          <p className="text-[13px] text-mute">
            {words.meaning}{" "}
            {section.precision &&
              `Right in ${numberText(section.precision.right)} of ${numberText(section.precision.found)} findings on labelled stores.`}
          </p>
        </div>
        <Button variant="primary" disabled={chosen.size === 0} onClick={() => setFixing(true)}>
          {chosen.size === 0 ? "Choose what to fix" : `Preview the fix of ${numberText(chosen.size)}`}
        </Button>
      </div>
      <ul className="mt-3 space-y-2">
        {section.items.slice(0, limit).map((item) => (
          <li key={item.itemId} className="rounded-xl border border-line bg-panel p-3">
            <div className="flex items-start gap-3">
              <input
                type="checkbox"
                checked={chosen.has(item.itemId)}
                disabled={!chosen.has(item.itemId) && chosen.size >= mostFixSteps}
                onChange={() => toggle(item.itemId)}
                aria-label={`Choose: ${item.memories[0]?.content.slice(0, 80) ?? item.reason}`}
                className="mt-0.5 size-4 accent-ink"
              />
              <FindingText item={item} openId={openId} onOpen={onOpen} />
              <Button variant="quiet" onClick={() => onDismiss(item)}>
                Dismiss
              </Button>
            </div>
          </li>
        ))}
      </ul>
      {section.items.length > limit && (
        <Button className="mt-3" onClick={() => setLimit(limit + shownAtOnce)}>
          Show {numberText(Math.min(shownAtOnce, section.items.length - limit))} more
        </Button>
      )}
      {isFixing && <FixDialog kind={section.kind} itemIds={[...chosen]} onClose={() => setFixing(false)} />}
    </section>
  );
}

function FindingText({
  item,
  openId,
  onOpen,
}: Pick<HealthItemsProps, "openId" | "onOpen"> & { readonly item: HealthItem }) {
  return (
    <div className="min-w-0 flex-1 space-y-1.5 text-[13px]">
      {item.memories.map((memory) => (
        <div key={memory.memoryId}>
          <button
            type="button"
            dir="auto"
            onClick={() => onOpen(memory.memoryId)}
            className={cn(
              "line-clamp-3 rounded text-left text-sm wrap-anywhere hover:text-accent",
              memory.memoryId === openId && "font-medium",
            )}
          >
            {memory.content}
          </button>
          <p className="text-xs text-mute">
            {originWords[memory.origin]} · {byWords[memory.by]} · <RelativeTime at={memory.at} />
          </p>
        </div>
      ))}
      <p className="text-xs text-mute">{item.reason}</p>
    </div>
  );
}
