"use client";

import { ChevronRight, Pin, ShieldCheck } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { RowButton } from "@/components/ui/row-button";
import { TokenCount } from "@/components/ui/token-count";
import { kindWords, markOf, oneLine, pieceText } from "@/lib/client/session/item-words";
import { useHighlight } from "../use-highlight";
import { CallIcons } from "./call-icons";
import type { ContextRow } from "./context-rows";
import { ItemDetails } from "./item-details";
import type { ContextFolds } from "./use-context-folds";

interface ItemRowProps {
  readonly row: Extract<ContextRow, { type: "item" }>;
  readonly index: number;
  readonly folds: ContextFolds;
}

/** One item, or a call with its only result: kind, one line of text, pin and cost. Opens to its details; a summary also unfolds to its originals. */
export function ItemRow({ row: { item, depth, foldCount, call }, index, folds }: ItemRowProps) {
  const { props, toggleHold, isHeld, hold } = useHighlight("item", item.itemId);
  const isExpanded = folds.expanded.has(item.itemId);
  const isUnfolded = folds.unfolded.has(item.itemId);
  const isFaded = item.fate.status !== "live";
  const word = pieceText(item) ?? kindWords[item.kind];
  const toggle = () => {
    folds.toggleExpanded(item.itemId);
    if (!isExpanded) hold();
    else if (isHeld) toggleHold();
  };
  return (
    <div
      className={cn(depth > 0 && "border-l-2 border-kind-summaries/40 pl-1.5")}
      style={{ marginLeft: depth * 14 }}
    >
      <div
        {...props}
        className="relative grid min-h-8 grid-cols-[4px_64px_minmax(0,1fr)_auto] items-center gap-2.5 rounded-[7px] px-2 py-1 hover:bg-soft data-connected:bg-accent/8 data-connected:shadow-[inset_2px_0_0_var(--accent)] pointer-coarse:min-h-11"
      >
        <i aria-hidden className={cn("h-5.5 rounded-[3px]", markOf(item.kind), isFaded && "opacity-60")} />
        <span className="truncate text-xs text-mute">{word}</span>
        <span className="flex min-w-0 items-center gap-1">
          {foldCount > 0 && (
            <button
              type="button"
              aria-expanded={isUnfolded}
              aria-label={`${isUnfolded ? "Fold" : "Unfold"} the ${foldCount} originals of this summary`}
              onClick={() => folds.toggleUnfolded(item.itemId)}
              className="relative z-10 -ml-1 inline-flex size-6 shrink-0 items-center justify-center rounded hover:bg-line pointer-coarse:size-11"
            >
              <ChevronRight
                aria-hidden
                className={cn(
                  "size-3.5 transition-transform motion-reduce:transition-none",
                  isUnfolded && "rotate-90",
                )}
              />
            </button>
          )}
          <CallIcons item={item} />
          <RowButton
            data-row={index}
            aria-expanded={isExpanded}
            onClick={toggle}
            className={cn(isFaded && "text-mute")}
          >
            {oneLine(item)}
          </RowButton>
        </span>
        <span className="flex items-center gap-1.5 text-xs text-mute">
          {item.pinned && <Pin aria-label="pinned" className="size-3.5 text-ink" />}
          {item.neverFilter && <ShieldCheck aria-label="never filtered" className="size-3.5 text-filter" />}
          <TokenCount tokens={item.tokens + (call?.tokens ?? 0)} className="min-w-8 text-right" />
        </span>
      </div>
      {isExpanded && call && <ItemDetails item={call} />}
      {isExpanded && <ItemDetails item={item} />}
    </div>
  );
}
