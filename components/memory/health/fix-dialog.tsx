"use client";

import { useState } from "react";
import { applyHealthFix } from "@/app/(studio)/memories/health-actions";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { InlineError } from "@/components/ui/inline-error";
import { countText } from "@/components/ui/number-text";
import { OperationBadge } from "@/components/ui/operation-badge";
import { WordDiff } from "@/components/ui/word-diff";
import { usePerform } from "@/lib/client/query/use-act";
import { useRead } from "@/lib/client/query/use-read";
import { newId } from "@/lib/client/shell/new-id";
import { planHealthFixContract } from "@/lib/contract/memory/plan-health-fix";
import type { FixStep, HealthKind } from "@/lib/core/memory/memory-care";
import { useMemoryChanges } from "../use-memory-changes";
import { healthWords } from "./health-words";

interface FixDialogProps {
  readonly kind: HealthKind;
  /** The findings to fix. */
  readonly itemIds: readonly string[];
  readonly onClose: () => void;
}

/** The dry run of a fix: each step as it would be, none chosen until the person does; all of it can be taken back afterwards. */
export function FixDialog({ kind, itemIds, onClose }: FixDialogProps) {
  const perform = usePerform();
  const changes = useMemoryChanges();
  const plan = useRead(planHealthFixContract, { kind, itemIds: [...itemIds] });
  const [taken, setTaken] = useState<ReadonlySet<string>>(new Set());
  const [isRunning, setRunning] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const steps = plan.value?.steps ?? [];
  const chosen = steps.filter((step) => taken.has(keyOf(step)));
  const toggle = (step: FixStep) => {
    const next = new Set(taken);
    if (!next.delete(keyOf(step))) next.add(keyOf(step));
    setTaken(next);
  };
  const apply = async () => {
    setRunning(true);
    setProblem(null);
    const result = await perform(applyHealthFix, { requestId: newId(), steps: [...chosen] });
    setRunning(false);
    if (!result.ok) return setProblem(result.error.message);
    const { events, skipped } = result.value;
    const [first] = skipped;
    if (first) changes.failed(first.reason);
    if (events.length > 0)
      changes.made(`${healthWords[kind].title}: ${countText(events.length, "change")} made`, events);
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`${healthWords[kind].title}: what would happen`}
      description={`${healthWords[kind].fix}. Nothing is changed yet, and everything can be undone afterwards.`}
      className="w-[min(640px,calc(100vw-24px))]"
    >
      <InlineError message={plan.error ?? problem} />
      {plan.value === null && plan.error === null && <p className="text-[13px] text-mute">Working it out…</p>}
      <ul aria-label="Steps" className="max-h-[46dvh] divide-y divide-line overflow-y-auto">
        {steps.map((step) => (
          <li key={keyOf(step)} className="flex items-start gap-3 py-2.5">
            <input
              type="checkbox"
              checked={taken.has(keyOf(step))}
              onChange={() => toggle(step)}
              aria-label={`${step.action === "delete" ? "Delete" : "Change"}: ${step.before.slice(0, 80)}`}
              className="mt-0.5 size-4 accent-ink"
            />
            <div className="min-w-0 flex-1 text-[13px]">
              <OperationBadge operation={step.action === "delete" ? "DELETE" : "UPDATE"} variant="inline" />
              <WordDiff before={step.before} after={step.after ?? ""} className="wrap-anywhere" />
              <p className="text-xs text-mute">{step.reason}</p>
            </div>
          </li>
        ))}
      </ul>
      {plan.value && plan.value.left.length > 0 && (
        <p className="mt-2 text-[13px] text-mute">
          {countText(plan.value.left.length, "finding")} left alone: {plan.value.left[0]?.reason}
        </p>
      )}
      {plan.value && steps.length === 0 && (
        <p className="text-[13px] text-mute">No rule can fix this safely. Open the memories and decide.</p>
      )}
      <div className="mt-4 flex justify-end gap-2">
        <Button onClick={onClose}>Cancel</Button>
        <Button variant="primary" disabled={chosen.length === 0 || isRunning} onClick={() => void apply()}>
          {isRunning ? "Working…" : `Make ${countText(chosen.length, "change")}`}
        </Button>
      </div>
    </Dialog>
  );
}

function keyOf({ itemId, memoryId }: FixStep): string {
  return `${itemId} ${memoryId}`;
}
