"use client";

import { ChevronRight } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { countText } from "@/components/ui/number-text";
import { operationLook } from "@/components/ui/operation-look";
import { RowButton } from "@/components/ui/row-button";
import { TokenCount } from "@/components/ui/token-count";
import { markOf, oneLine } from "@/lib/client/session/item-words";
import { useSession } from "@/lib/client/session/session-context";
import { indexOfSequence } from "@/lib/core/context/prefix-cache";
import { isOperationEvent, type SessionEvent } from "@/lib/core/log/events";
import { type OperationName, operationNames } from "@/lib/core/log/operations";
import { type ContextRow, turnFoldId } from "./context-rows";
import type { ContextFolds } from "./use-context-folds";

interface TurnRowProps {
  readonly row: Extract<ContextRow, { type: "turn" }>;
  readonly index: number;
  readonly folds: ContextFolds;
}

/** A turn as one row: how much of it the model sees, what was said, what was done to the memory and the context, what it costs. */
export function TurnRow({ row: { group, isOpen }, index, folds }: TurnRowProps) {
  const { turn, number, items, tokens } = group;
  const events = useSession((session) => session.events);
  const acts = countedActs(events, turn.operationSequences);
  const [first] = items;
  const isRunning = turn.status === "running";
  return (
    <div className="relative grid min-h-8 grid-cols-[14px_4px_minmax(0,1fr)_auto_auto] items-center gap-2 rounded-[7px] px-1.5 py-1 hover:bg-soft pointer-coarse:min-h-11">
      <ChevronRight
        aria-hidden
        className={cn(
          "size-3.5 text-mute transition-transform motion-reduce:transition-none",
          isOpen && "rotate-90",
        )}
      />
      <i aria-hidden className="flex h-5.5 flex-col overflow-hidden rounded-[3px]">
        {items.map((item) => (
          <span
            key={item.itemId}
            className={cn("min-h-px", markOf(item.kind))}
            style={{ flexGrow: item.tokens }}
          />
        ))}
      </i>
      <RowButton
        data-row={index}
        aria-expanded={isOpen}
        onClick={() => folds.toggleUnfolded(turnFoldId(group))}
      >
        <span className="font-medium tabular-nums">Turn {number}</span>
        <span className="text-mute">
          {" "}
          · {isRunning ? "running" : countText(items.length, "item")}
          {first && ` · ${oneLine(first)}`}
        </span>
      </RowButton>
      <span className="flex shrink-0 items-center gap-1.5">
        {acts.map(([operation, count]) => (
          <Act key={operation} operation={operation} count={count} />
        ))}
      </span>
      <TokenCount tokens={tokens} className="min-w-10 text-right text-xs text-mute" />
    </div>
  );
}

function Act({ operation, count }: { readonly operation: OperationName; readonly count: number }) {
  const { icon: Icon, word, text } = operationLook[operation];
  return (
    <span
      role="img"
      aria-label={`${count} × ${word}`}
      title={word}
      className={cn("flex items-center text-xs font-medium tabular-nums", text)}
    >
      <Icon aria-hidden className="size-3.5" strokeWidth={2.25} />
      {count}
    </span>
  );
}

/** What was done in a turn, by operation; what was refused did nothing. */
function countedActs(
  events: readonly SessionEvent[],
  sequences: readonly number[],
): readonly (readonly [OperationName, number])[] {
  const counts = new Map<OperationName, number>();
  for (const sequence of sequences) {
    const event = events[indexOfSequence(events, sequence)];
    if (!event || !isOperationEvent(event) || event.type === "operation-rejected" || !event.operation)
      continue;
    counts.set(event.operation, (counts.get(event.operation) ?? 0) + 1);
  }
  return operationNames.flatMap((operation) => {
    const count = counts.get(operation);
    return count === undefined ? [] : [[operation, count] as const];
  });
}
