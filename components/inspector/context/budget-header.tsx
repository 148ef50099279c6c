"use client";

import { useMemo } from "react";
import { GlossaryMark } from "@/components/ui/glossary-mark";
import { numberText } from "@/components/ui/number-text";
import { useSession } from "@/lib/client/session/session-context";
import { budgetOf } from "@/lib/core/context/budget";
import { BudgetBar } from "./budget-bar";
import { BudgetLegend } from "./budget-legend";
import { BudgetOutlook } from "./budget-outlook";
import { ReportedTokens } from "./reported-tokens";
import { SessionBudget } from "./session-budget";

/** What the context costs: two named numbers, the bar by kind, and where it is heading. */
export function BudgetHeader() {
  const state = useSession((session) => session.state);
  const budget = useMemo(() => budgetOf(state), [state]);
  return (
    <section aria-label="Token budget" className="px-4.5 pt-4 pb-3">
      <div className="flex flex-wrap items-baseline gap-x-2 gap-y-0.5">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="text-[22px] leading-7 font-semibold tracking-tight tabular-nums">
            {numberText(budget.usedTokens)}
          </span>
          <span className="text-[12.5px] text-mute tabular-nums">
            of {numberText(budget.limitTokens)} tokens
          </span>
          <GlossaryMark term="estimate" className="min-h-6 text-[12.5px] text-mute">
            estimate
          </GlossaryMark>
        </p>
        <span className="ml-auto">
          <ReportedTokens state={state} />
        </span>
        <SessionBudget />
      </div>
      <BudgetBar budget={budget} settings={state.settings} />
      <BudgetLegend byKind={budget.byKind} />
      <BudgetOutlook state={state} level={budget.level} />
    </section>
  );
}
