"use client";

import { costText } from "@/components/model/model-words";
import { countText } from "@/components/ui/number-text";
import { Tooltip } from "@/components/ui/tooltip";
import { useSession } from "@/lib/client/session/session-context";
import { addCosts, costOfSession, noCost } from "@/lib/core/model/cost";

/** What this session has cost so far, where the prices of its models are known. */
export function SessionCost() {
  const turns = useSession((session) => session.state.turns);
  const earlier = useSession((session) => session.state.earlier);
  const sum = addCosts(earlier?.cost ?? noCost, costOfSession({ turns }));
  if (sum.pricedCalls === 0) return null;
  const without =
    sum.unpricedCalls === 0 ? "" : `; ${countText(sum.unpricedCalls, "call")} had no known price`;
  return (
    <Tooltip
      label={`Cost of this session: ${countText(sum.pricedCalls, "model call")} at list prices${without}`}
    >
      <span className="shrink-0 text-xs text-mute tabular-nums max-sm:hidden">{costText(sum.usd)}</span>
    </Tooltip>
  );
}
