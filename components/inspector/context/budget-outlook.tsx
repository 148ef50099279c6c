"use client";

import { ChevronRight } from "lucide-react";
import { useId, useMemo, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { countText, numberText } from "@/components/ui/number-text";
import type { Budget } from "@/lib/core/context/budget";
import { type BudgetForecast, forecastBudget } from "@/lib/core/context/budget-forecast";
import { nextToGo } from "@/lib/core/context/next-to-go";
import type { SessionState } from "@/lib/core/session/session-state";
import { NextToGoRow } from "./next-to-go-row";

/** How many units the list names: enough to decide what to pin. */
const shownUnits = 5;

/** Where the budget is heading, and what the app would take first. */
export function BudgetOutlook({
  state,
  level,
}: {
  readonly state: SessionState;
  readonly level: Budget["level"];
}) {
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  const forecast = useMemo(() => forecastBudget(state), [state]);
  return (
    <div className="mt-1.5">
      <div className="flex flex-wrap items-center gap-x-2">
        <p
          className={cn(
            "min-w-0 flex-1 basis-52 text-xs tabular-nums",
            level === "comfortable" ? "text-mute" : "text-ink",
          )}
        >
          {forecastText(forecast)}
        </p>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={listId}
          onClick={() => setOpen(!isOpen)}
          className="-mx-1 inline-flex min-h-6 items-center gap-0.5 rounded px-1 text-xs text-mute hover:text-ink pointer-coarse:min-h-11"
        >
          <ChevronRight
            aria-hidden
            className={cn(
              "size-3.5 transition-transform motion-reduce:transition-none",
              isOpen && "rotate-90",
            )}
          />
          Dropped first
        </button>
      </div>
      <div id={listId} hidden={!isOpen}>
        {isOpen && <NextToGoList state={state} />}
      </div>
    </div>
  );
}

function NextToGoList({ state }: { readonly state: SessionState }) {
  const units = useMemo(() => nextToGo(state, shownUnits), [state]);
  if (units.length === 0) {
    return (
      <p className="py-1.5 text-xs text-mute">
        Nothing can be dropped: all that is in the context is protected.
      </p>
    );
  }
  return (
    <>
      <p className="pt-1.5 text-xs text-mute">
        At the limit the app itself makes room, in this order. Pin what must stay.
      </p>
      <ol className="mt-1 -mx-2">
        {units.map((entry) => (
          <NextToGoRow key={entry.unit.items[0]?.itemId} entry={entry} />
        ))}
      </ol>
    </>
  );
}

const markWords = { soft: "warning", hard: "limit" } as const;

function forecastText(forecast: BudgetForecast): string {
  switch (forecast.kind) {
    case "no-pace-yet":
      return "A forecast appears after the first turn.";
    case "past-hard-mark":
      return "Past the limit: the app makes room before the next step.";
    case "crosses":
      return `At this pace (${numberText(forecast.tokensPerTurn)} tokens a turn) turn ${forecast.turnNumber} passes the ${markWords[forecast.mark]}, in about ${countText(forecast.turns, "turn")}.`;
  }
}
