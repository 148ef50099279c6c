"use client";

import { useMemo } from "react";
import { cn } from "@/components/ui/class-names";
import { numberText } from "@/components/ui/number-text";
import { budgetKinds } from "@/lib/client/session/item-words";
import { useSession } from "@/lib/client/session/session-context";
import { type Budget, budgetOf } from "@/lib/core/context/budget";
import { BudgetSegment } from "./budget-segment";

/** The budget on one line, always in sight above a long context. Said aloud by the full meter, so hidden from screen readers here. */
export function OneLineMeter() {
  const state = useSession((session) => session.state);
  const budget = useMemo(() => budgetOf(state), [state]);
  const total = Math.max(budget.limitTokens, budget.usedTokens);
  const share = budget.usedTokens / budget.limitTokens;
  return (
    <div aria-hidden className="flex w-full items-center gap-2.5 py-0.5 tabular-nums">
      <span className="shrink-0 text-mute">
        <span className="text-[13px] font-semibold text-ink">{numberText(budget.usedTokens)}</span> of{" "}
        {numberText(budget.limitTokens)}
      </span>
      <span className="relative h-2.5 min-w-16 flex-1">
        <span className="flex h-full gap-px overflow-hidden rounded-[3px] bg-kind-free">
          {budgetKinds.map((kind) => (
            <BudgetSegment key={kind} kind={kind} share={budget.byKind[kind] / total} />
          ))}
        </span>
        <Mark at={budget.softTokens / total} />
        <Mark at={budget.hardTokens / total} />
      </span>
      <span className={cn("shrink-0 font-medium", levelLook[budget.level])}>
        {(share * 100).toFixed(1)} %
      </span>
    </div>
  );
}

const levelLook = {
  comfortable: "text-mute",
  "past-soft-mark": "text-update",
  "past-hard-mark": "text-danger",
} as const satisfies Record<Budget["level"], string>;

function Mark({ at }: { readonly at: number }) {
  return (
    <i className="absolute -top-0.5 -bottom-0.5 border-l border-ink/55" style={{ left: `${at * 100}%` }} />
  );
}
