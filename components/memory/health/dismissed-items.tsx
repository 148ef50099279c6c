"use client";

import { Button } from "@/components/ui/button";
import { countText } from "@/components/ui/number-text";
import type { HealthItem } from "@/lib/core/memory/memory-care";
import { healthWords } from "./health-words";

interface DismissedItemsProps {
  readonly items: readonly HealthItem[];
  readonly onBringBack: (item: HealthItem) => void;
}

/** What the person dismissed, folded away, each to be brought back. */
export function DismissedItems({ items, onBringBack }: DismissedItemsProps) {
  if (items.length === 0) return null;
  return (
    <details className="mt-6 text-[13px]">
      <summary className="cursor-pointer text-mute">{countText(items.length, "finding")} dismissed</summary>
      <ul className="mt-2 divide-y divide-line">
        {items.map((item) => (
          <li key={item.itemId} className="flex items-start gap-3 py-2">
            <div className="min-w-0 flex-1">
              <p className="text-xs text-mute">{healthWords[item.kind].title}</p>
              {item.memories.map(({ memoryId, content }) => (
                <p key={memoryId} dir="auto" className="line-clamp-2 wrap-anywhere">
                  {content}
                </p>
              ))}
            </div>
            <Button variant="quiet" onClick={() => onBringBack(item)}>
              Bring back
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
