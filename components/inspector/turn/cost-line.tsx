"use client";

import { costText } from "@/components/model/model-words";
import { countText } from "@/components/ui/number-text";
import type { CostSum } from "@/lib/core/model/cost";

/** What something cost, and how many calls nobody can price; nothing where no price is known at all. */
export function CostLine({ cost }: { readonly cost: CostSum }) {
  if (cost.pricedCalls === 0) return null;
  const unpriced =
    cost.unpricedCalls === 0 ? "" : `, and ${countText(cost.unpricedCalls, "call")} without a known price`;
  return (
    <span className="tabular-nums">
      {costText(cost.usd)}
      {unpriced}
    </span>
  );
}
