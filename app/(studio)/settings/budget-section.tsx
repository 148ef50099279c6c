import { BudgetPanel } from "@/components/settings/budget/budget-panel";
import { loadBudgetSection } from "@/lib/server/settings-data";

/** How much of a model's context a new session uses. */
export async function BudgetSection() {
  return <BudgetPanel {...(await loadBudgetSection())} />;
}
