"use client";

import { Activity, Gauge, PanelRightOpen } from "lucide-react";
import { useMemo } from "react";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { numberText } from "@/components/ui/number-text";
import { useSession } from "@/lib/client/session/session-context";
import { budgetOf } from "@/lib/core/context/budget";
import { RailButton } from "./rail-button";
import { useInspectorCounts } from "./use-inspector-counts";

/** The inspector folded away: how full the context is and how much has happened. */
export function InspectorRail({ onOpen }: { readonly onOpen: () => void }) {
  const state = useSession((session) => session.state);
  const openInspector = useSession((session) => session.openInspector);
  const counts = useInspectorCounts();
  const budget = useMemo(() => budgetOf(state), [state]);
  const percent = Math.round((budget.usedTokens / budget.limitTokens) * 100);
  return (
    <nav
      aria-label="Inspector"
      className="flex h-full w-11 shrink-0 flex-col items-center gap-1 border-l border-line bg-panel py-2.5"
    >
      <IconButton icon={PanelRightOpen} label="Open the inspector" onClick={onOpen} />
      <RailButton
        icon={Gauge}
        label={`Context: ${percent} % of the budget used`}
        onClick={() => openInspector({ tab: "context" })}
        className={cn(budget.level !== "comfortable" && "text-danger")}
      >
        {percent} %
      </RailButton>
      <RailButton
        icon={Activity}
        label={`Events: ${numberText(counts.events)}`}
        onClick={() => openInspector({ tab: "events" })}
      >
        {numberText(counts.events)}
      </RailButton>
    </nav>
  );
}
