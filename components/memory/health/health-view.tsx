"use client";

import { HeartPulse, RefreshCw } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { InlineError } from "@/components/ui/inline-error";
import { countText, numberText } from "@/components/ui/number-text";
import { useRead } from "@/lib/client/query/use-read";
import { checkHealthContract } from "@/lib/contract/memory/check-health";
import type { HealthKind } from "@/lib/core/memory/memory-care";
import { DismissedItems } from "./dismissed-items";
import { HealthItems } from "./health-items";
import { healthWords } from "./health-words";
import { useDismissal } from "./use-dismissal";

interface HealthViewProps {
  readonly openId: string | null;
  readonly onOpen: (memoryId: string) => void;
}

/** The state of the store in numbers: each opens what it counts, and a fix that is shown before it is made. */
export function HealthView({ openId, onOpen }: HealthViewProps) {
  const report = useRead(checkHealthContract, {});
  const [chosen, setChosen] = useState<HealthKind | null>(null);
  const dismiss = useDismissal(report.reload);
  const sections = report.value?.sections ?? [];
  const open =
    sections.find((section) => section.kind === chosen) ?? sections.find(({ count }) => count > 0) ?? null;
  const found = sections.reduce((sum, section) => sum + section.count, 0);
  return (
    <div className="min-h-0 flex-1 overflow-y-auto px-4 pt-4 pb-10 min-[900px]:px-5">
      <div className="flex flex-wrap items-center gap-2">
        <p className="text-[13px] text-mute" role="status">
          {report.value === null
            ? report.error === null && "Looking through the memories…"
            : `${countText(report.value.checkedMemories, "memory", "memories")} checked · ${found === 0 ? "nothing to tidy" : `${countText(found, "thing")} to look at`}`}
        </p>
        <Button variant="quiet" className="ml-auto" disabled={report.isLoading} onClick={report.reload}>
          <RefreshCw aria-hidden className={cn("size-3.5", report.isLoading && "motion-safe:animate-spin")} />
          Check again
        </Button>
      </div>
      <InlineError message={report.error} className="py-2" />
      {report.value !== null && (
        <div
          role="tablist"
          aria-label="Kinds of findings"
          className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(132px,1fr))] gap-2"
        >
          {sections.map(({ kind, count }) => (
            <button
              key={kind}
              type="button"
              role="tab"
              aria-selected={open?.kind === kind}
              aria-controls="health-items"
              onClick={() => setChosen(kind)}
              className={cn(
                "rounded-xl border px-3 py-2 text-left",
                open?.kind === kind ? "border-ink bg-panel" : "border-line bg-panel hover:bg-soft",
              )}
            >
              <span
                className={cn(
                  "block text-lg font-semibold tabular-nums",
                  count === 0 ? "text-mute" : healthWords[kind].isUrgent && "text-update",
                )}
              >
                {numberText(count)}
              </span>
              <span className="block text-xs leading-tight text-mute">{healthWords[kind].title}</span>
            </button>
          ))}
        </div>
      )}
      <div id="health-items">
        {open && open.count > 0 && (
          <HealthItems
            key={open.kind}
            section={open}
            openId={openId}
            onOpen={onOpen}
            onDismiss={({ itemId }) => void dismiss(itemId, true)}
          />
        )}
        {report.value !== null && found === 0 && (
          <div className="mx-auto max-w-sm py-16 text-center">
            <HeartPulse aria-hidden className="mx-auto size-6 text-add" strokeWidth={1.5} />
            <h2 className="mt-3 font-medium">In good health</h2>
            <p className="mt-1 text-[13px] text-mute">
              No two memories say the same or contradict each other, and none is an echo or unused.
            </p>
          </div>
        )}
      </div>
      {report.value !== null && (
        <>
          <DismissedItems
            items={report.value.dismissed}
            onBringBack={({ itemId }) => void dismiss(itemId, false)}
          />
          {report.value.hidden.length > 0 && (
            <p className="mt-6 text-xs text-mute">
              Not shown, because wrong too often on labeled stores:{" "}
              {report.value.hidden
                .map(
                  ({ kind, precision: { right, found: all } }) =>
                    `${healthWords[kind].title} (${right} of ${all} right)`,
                )
                .join(", ")}
              .
            </p>
          )}
        </>
      )}
    </div>
  );
}
