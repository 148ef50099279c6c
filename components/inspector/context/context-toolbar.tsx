"use client";

import { ArrowDown, ChevronDown } from "lucide-react";
import { ToggleGroup } from "radix-ui";
import { memo, useMemo, useState } from "react";
import { cn } from "@/components/ui/class-names";
import { IconButton } from "@/components/ui/icon-button";
import { LinkButton } from "@/components/ui/link-button";
import { numberText, signedText } from "@/components/ui/number-text";
import { useSession } from "@/lib/client/session/session-context";
import { budgetOf } from "@/lib/core/context/budget";
import { changesSinceLastStep } from "@/lib/core/context/context-changes";
import { leftContext } from "@/lib/core/context/left-context";
import { BudgetHeader } from "./budget-header";
import { OneLineMeter } from "./one-line-meter";

/** `left` is a view of its own only where the context is long; in a short one what left stands below the items. */
export type ContextView = "items" | "left" | "prompt";

const viewWords = { items: "Items", left: "Left", prompt: "Exact prompt" } as const satisfies Record<
  ContextView,
  string
>;

interface ContextToolbarProps {
  readonly view: ContextView;
  /** True where the context is grouped by turn: its meter is then one line, which unfolds. */
  readonly isLong: boolean;
  readonly onView: (view: ContextView) => void;
  readonly onShowTray: () => void;
}

/** What changed since the last step, and the choice between items and the exact prompt. */
export function ContextToolbar({ view, isLong, onView, onShowTray }: ContextToolbarProps) {
  const state = useSession((session) => session.state);
  const left = leftContext(state);
  const [isMeterOpen, setMeterOpen] = useState(false);
  const changes = useMemo(() => changesSinceLastStep(state), [state]);
  return (
    <div className="sticky top-0 z-20 flex flex-wrap items-center gap-x-2 border-y border-line bg-panel px-4.5 py-1 text-xs">
      {isLong && (
        <div className="flex w-full items-center gap-1">
          <OneLineMeter />
          <MeterToggle isOpen={isMeterOpen} onToggle={() => setMeterOpen(!isMeterOpen)} />
        </div>
      )}
      {isLong && isMeterOpen && (
        <div className="-mx-4.5 max-h-[45dvh] w-[calc(100%+36px)] overflow-y-auto">
          <BudgetHeader />
        </div>
      )}
      <p className="min-w-0 text-mute tabular-nums">
        {changes ? (
          <>
            Since the last step: +{changes.enteredItemIds.length} −{changes.leftItemIds.length},{" "}
            {signedText(changes.tokens)}
            <span className="@max-[520px]:sr-only"> tokens</span>
          </>
        ) : (
          "In the context"
        )}
      </p>
      {left.items > 0 && view === "items" && !isLong && (
        <LinkButton onClick={onShowTray} aria-label={`${left.items} left the context: show`}>
          {left.items} left
          <ArrowDown aria-hidden className="size-3" />
        </LinkButton>
      )}
      <ViewChoice view={view} leftItems={isLong ? left.items : 0} onView={onView} />
    </div>
  );
}

/** Unfolds the whole meter under its one line: kinds, marks, forecast, what is dropped first. */
function MeterToggle({ isOpen, onToggle }: { readonly isOpen: boolean; readonly onToggle: () => void }) {
  const state = useSession((session) => session.state);
  const { usedTokens, limitTokens } = budgetOf(state);
  return (
    <IconButton
      icon={ChevronDown}
      label={`Token budget: ${numberText(usedTokens)} of ${numberText(limitTokens)} tokens`}
      aria-expanded={isOpen}
      onClick={onToggle}
      className={cn("-mr-1.5 size-6", isOpen && "rotate-180")}
    />
  );
}

/** Drawn again only when the choice changes, not with every event. */
const ViewChoice = memo(function ViewChoice({
  view,
  leftItems,
  onView,
}: Pick<ContextToolbarProps, "view" | "onView"> & { readonly leftItems: number }) {
  const views = (["items", "left", "prompt"] as const).filter(
    (candidate) => candidate !== "left" || leftItems > 0 || view === "left",
  );
  return (
    <ToggleGroup.Root
      type="single"
      value={view}
      onValueChange={(value) => {
        const chosen = views.find((candidate) => candidate === value);
        if (chosen) onView(chosen);
      }}
      aria-label="Show the context as"
      className="ml-auto flex gap-0.5"
    >
      {views.map((value) => (
        <ToggleGroup.Item
          key={value}
          value={value}
          className="min-h-6 rounded-md px-1.5 text-mute hover:text-ink data-[state=on]:bg-soft data-[state=on]:font-medium data-[state=on]:text-ink pointer-coarse:min-h-11"
        >
          {viewWords[value]}
          {value === "left" && <span className="ml-1 tabular-nums">{numberText(leftItems)}</span>}
        </ToggleGroup.Item>
      ))}
    </ToggleGroup.Root>
  );
});
