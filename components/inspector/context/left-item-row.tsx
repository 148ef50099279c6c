"use client";

import { cn } from "@/components/ui/class-names";
import { InlineError } from "@/components/ui/inline-error";
import { RowButton } from "@/components/ui/row-button";
import { TokenCount } from "@/components/ui/token-count";
import { kindWords, markOf, oneLine, pieceText } from "@/lib/client/session/item-words";
import { RestoreButton } from "../restore-button";
import { useHighlight } from "../use-highlight";
import { useRestore } from "../use-restore";
import { CallIcons } from "./call-icons";
import type { ContextRow } from "./context-rows";
import { ItemDetails } from "./item-details";
import type { ContextFolds } from "./use-context-folds";

interface LeftItemRowProps {
  readonly row: Extract<ContextRow, { type: "left-item" }>;
  readonly index: number;
  readonly folds: ContextFolds;
}

/** One item that left: struck, with the score that took it, and a way back. */
export function LeftItemRow({ row: { item }, index, folds }: LeftItemRowProps) {
  const { props, hold } = useHighlight("item", item.itemId);
  const restore = useRestore(item.itemId);
  const isExpanded = folds.expanded.has(item.itemId);
  return (
    <div className="bg-soft px-1 pb-0.5">
      <div
        {...props}
        className="relative grid min-h-8 grid-cols-[4px_60px_minmax(0,1fr)_auto_auto_auto] items-center gap-2 rounded-[7px] px-2 py-1 hover:bg-line/60 data-connected:bg-accent/10 data-connected:shadow-[inset_2px_0_0_var(--accent)] pointer-coarse:min-h-11"
      >
        <i aria-hidden className={cn("h-5.5 rounded-[3px] opacity-60", markOf(item.kind))} />
        <span className="truncate text-xs text-mute">{pieceText(item) ?? kindWords[item.kind]}</span>
        <span className="flex min-w-0 items-center gap-1">
          <CallIcons item={item} />
          <RowButton
            data-row={index}
            aria-expanded={isExpanded}
            onClick={() => {
              folds.toggleExpanded(item.itemId);
              hold();
            }}
            className="line-through decoration-ink/35"
          >
            {oneLine(item)}
          </RowButton>
        </span>
        <span className="text-xs tabular-nums" title="Similarity with the criteria">
          {scoreText(item.fate)}
        </span>
        <TokenCount tokens={item.tokens} className="min-w-8 text-right text-xs text-mute" />
        <RestoreButton restore={restore} label={oneLine(item)} />
      </div>
      <InlineError message={restore.error} className="px-2 pb-1.5" />
      {isExpanded && <ItemDetails item={item} />}
    </div>
  );
}

function scoreText(fate: Extract<ContextRow, { type: "left-item" }>["item"]["fate"]): string | null {
  return fate.status === "filtered" && fate.score !== null ? fate.score.toFixed(2) : null;
}
