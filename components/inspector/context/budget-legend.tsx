"use client";

import { budgetKinds } from "@/lib/client/session/item-words";
import type { Budget } from "@/lib/core/context/budget";
import { LegendButton } from "./legend-button";

/** Names the stretches of the bar with their tokens; each one is a toggle that keeps its items lit. */
export function BudgetLegend({ byKind }: { readonly byKind: Budget["byKind"] }) {
  return (
    <fieldset className="-mx-1.5 mt-1 flex flex-wrap gap-x-1">
      <legend className="sr-only">Light up the items of a kind</legend>
      {budgetKinds.map((kind) => (
        <LegendButton key={kind} kind={kind} tokens={byKind[kind]} />
      ))}
    </fieldset>
  );
}
