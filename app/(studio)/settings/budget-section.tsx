import { BudgetPanel } from "@/components/settings/budget/budget-panel";
import { TurnLimitsPanel } from "@/components/settings/budget/turn-limits-panel";
import { loadBudgetSection } from "@/lib/server/settings-data";

/** How much of a model's context a new session uses, and what one answer may take. */
export async function BudgetSection() {
  const { turnLimits, ...budget } = await loadBudgetSection();
  return (
    <>
      <BudgetPanel {...budget} />
      <TurnLimitsPanel limits={turnLimits} />
    </>
  );
}
