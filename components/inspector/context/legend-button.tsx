"use client";

import { cn } from "@/components/ui/class-names";
import { TokenCount } from "@/components/ui/token-count";
import { budgetKindMarks, budgetKindWords } from "@/lib/client/session/item-words";
import type { BudgetKind } from "@/lib/core/context/budget";
import { useHighlight } from "../use-highlight";

/** One entry of the legend: hover lights its items up, a click keeps them lit. */
export function LegendButton({ kind, tokens }: { readonly kind: BudgetKind; readonly tokens: number }) {
  const { isConnected, isHeld, props, toggleHold } = useHighlight("budget-kind", kind);
  return (
    <button
      type="button"
      aria-pressed={isHeld}
      {...props}
      onClick={toggleHold}
      className={cn(
        "inline-flex min-h-6 items-center gap-1.5 rounded-md px-1.5 text-[11.5px] text-mute hover:bg-soft pointer-coarse:min-h-11",
        isConnected && "bg-soft text-ink",
        isHeld && "ring-1 ring-accent",
      )}
    >
      <i aria-hidden className={cn("size-2 rounded-[2px]", budgetKindMarks[kind])} />
      {budgetKindWords[kind]}
      <TokenCount tokens={tokens} className="text-mute" />
    </button>
  );
}
