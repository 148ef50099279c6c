"use client";

import { cn } from "@/components/ui/class-names";
import { GlossaryMark } from "@/components/ui/glossary-mark";
import { numberText, percentText } from "@/components/ui/number-text";
import { budgetKinds, budgetKindWords } from "@/lib/client/session/item-words";
import type { Budget } from "@/lib/core/context/budget";
import type { SessionSettings } from "@/lib/core/log/event-envelope";
import { BudgetSegment } from "./budget-segment";

/** The stacked bar by kind, with the marks of warning and limit. Said as one text to those who cannot see it. */
export function BudgetBar({
  budget,
  settings,
}: {
  readonly budget: Budget;
  readonly settings: SessionSettings;
}) {
  const total = Math.max(budget.limitTokens, budget.usedTokens);
  const soft = budget.softTokens / total;
  const hard = budget.hardTokens / total;
  return (
    <div className="mt-2.5">
      {/* biome-ignore lint/a11y/useSemanticElements: a meter element cannot show stretches and marks. */}
      <div
        role="meter"
        aria-label="Context budget"
        aria-valuemin={0}
        aria-valuemax={budget.limitTokens}
        aria-valuenow={Math.min(budget.usedTokens, budget.limitTokens)}
        aria-valuetext={spoken(budget, settings)}
        className="relative h-4"
      >
        <div className="flex h-full gap-px overflow-hidden rounded-[5px] bg-kind-free">
          {budgetKinds.map((kind) => (
            <BudgetSegment key={kind} kind={kind} share={budget.byKind[kind] / total} />
          ))}
        </div>
        <Mark share={soft} isPassed={budget.level !== "comfortable"} />
        <Mark share={hard} isPassed={budget.level === "past-hard-mark"} />
      </div>
      <div className="relative h-6 text-[11px] leading-4 text-mute tabular-nums">
        <span className="absolute pr-1 whitespace-nowrap" style={{ right: softLabelPlace(soft, hard) }}>
          <GlossaryMark term="warning" className="min-h-6">
            warning {percentText(settings.softMark)}
          </GlossaryMark>
        </span>
        <span className="absolute whitespace-nowrap" style={{ right: hardLabelPlace(hard) }}>
          <GlossaryMark term="limit" className="min-h-6">
            limit {percentText(settings.hardMark)}
          </GlossaryMark>
        </span>
      </div>
    </div>
  );
}

/** Half the width of a mark's label, in pixels. */
const halfLabel = 34;

/** Centred under its mark, but never past the end of the bar. */
function hardLabelPlace(hard: number): string {
  return `max(0px, calc(${(1 - hard) * 100}% - ${halfLabel}px))`;
}

/** Left of its mark, and left of the other label where the marks are close. */
function softLabelPlace(soft: number, hard: number): string {
  return `max(calc(${(1 - soft) * 100}%), calc(${(1 - hard) * 100}% + ${halfLabel}px), ${2 * halfLabel}px)`;
}

function Mark({ share, isPassed }: { readonly share: number; readonly isPassed: boolean }) {
  return (
    <i
      className={cn(
        "absolute -top-0.5 -bottom-0.5 border-l-[1.5px]",
        isPassed ? "border-danger" : "border-ink/55",
      )}
      style={{ left: `${share * 100}%` }}
    />
  );
}

function spoken(budget: Budget, settings: SessionSettings): string {
  const parts = budgetKinds
    .filter((kind) => budget.byKind[kind] > 0)
    .map((kind) => `${budgetKindWords[kind]} ${numberText(budget.byKind[kind])}`);
  const level = {
    comfortable: `below the warning at ${percentText(settings.softMark)}`,
    "past-soft-mark": `past the warning at ${percentText(settings.softMark)}, below the limit at ${percentText(settings.hardMark)}`,
    "past-hard-mark": `past the limit at ${percentText(settings.hardMark)}`,
  } as const satisfies Record<Budget["level"], string>;
  return `${numberText(budget.usedTokens)} of ${numberText(budget.limitTokens)} tokens (estimate), ${level[budget.level]}. ${parts.join(", ")}, free ${numberText(budget.freeTokens)}.`;
}
