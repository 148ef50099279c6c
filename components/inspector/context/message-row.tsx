"use client";

import { ChevronRight } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { RowButton } from "@/components/ui/row-button";
import { TokenCount } from "@/components/ui/token-count";
import { markOf, oneLine } from "@/lib/client/session/item-words";
import { useHighlight } from "../use-highlight";
import type { ContextRow } from "./context-rows";
import type { ContextFolds } from "./use-context-folds";

interface MessageRowProps {
  readonly row: Extract<ContextRow, { type: "message" }>;
  readonly index: number;
  readonly folds: ContextFolds;
}

/** A long message as one row. It unfolds to its pieces, each of which can leave apart. */
export function MessageRow({ row: { messageId, pieces }, index, folds }: MessageRowProps) {
  const [first] = pieces;
  const { props } = useHighlight("item", first?.itemId ?? "");
  if (!first) return null;
  const isUnfolded = folds.unfolded.has(messageId);
  return (
    <div
      {...props}
      className="relative grid min-h-8 grid-cols-[4px_64px_minmax(0,1fr)_auto] items-center gap-2.5 rounded-[7px] px-2 py-1 hover:bg-soft data-connected:bg-accent/8 data-connected:shadow-[inset_2px_0_0_var(--accent)] pointer-coarse:min-h-11"
    >
      <i aria-hidden className={cn("h-5.5 rounded-[3px]", markOf(first.kind))} />
      <span className="truncate text-xs text-mute">you</span>
      <span className="flex min-w-0 items-center gap-1">
        <ChevronRight
          aria-hidden
          className={cn(
            "size-3.5 shrink-0 transition-transform motion-reduce:transition-none",
            isUnfolded && "rotate-90",
          )}
        />
        <RowButton
          data-row={index}
          aria-expanded={isUnfolded}
          onClick={() => folds.toggleUnfolded(messageId)}
        >
          <span className="mr-1.5 text-xs text-mute tabular-nums">
            {piecesText(pieces.length, first.part?.count ?? pieces.length)}
          </span>
          {oneLine(first)}
        </RowButton>
      </span>
      <TokenCount
        tokens={pieces.reduce((sum, piece) => sum + piece.tokens, 0)}
        className="min-w-8 text-right text-xs text-mute"
      />
    </div>
  );
}

function piecesText(here: number, all: number): string {
  return here === all ? `${all} pieces` : `${here} of ${all} pieces`;
}
