"use client";

import { cn } from "@/components/ui/class-names";
import { budgetKindMarks } from "@/lib/client/session/item-words";
import type { BudgetKind } from "@/lib/core/context/budget";
import { useHighlight } from "../use-highlight";

/** One stretch of the bar. For pointers only: the legend beneath does the same for the keyboard. */
export function BudgetSegment({ kind, share }: { readonly kind: BudgetKind; readonly share: number }) {
  const { isConnected, props, toggleHold } = useHighlight("budget-kind", kind);
  if (share <= 0) return null;
  return (
    // biome-ignore lint/a11y: a meter's parts are presentational; the legend has a button for each.
    <div
      {...props}
      onClick={toggleHold}
      className={cn(
        "h-full min-w-[3px] transition-[filter] motion-reduce:transition-none",
        budgetKindMarks[kind],
        isConnected && "shadow-[inset_0_-3px_0_var(--ink)]",
      )}
      style={{ width: `${share * 100}%` }}
    />
  );
}
