"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { numberText } from "@/components/ui/number-text";
import type { PlacedStep } from "@/lib/core/context/context-changes";

interface StepPickerProps {
  readonly steps: readonly PlacedStep[];
  readonly index: number;
  /** The place of the chosen step's start in the log; null follows the latest step. */
  readonly onChoose: (startedSequence: number | null) => void;
}

/** Chooses one model call of the session. The latest one is followed as new ones come. */
export function StepPicker({ steps, index, onChoose }: StepPickerProps) {
  const choose = (next: number) =>
    onChoose(next >= steps.length - 1 ? null : (steps[next]?.step.startedSequence ?? null));
  return (
    <div className="flex items-center gap-1">
      <select
        aria-label="Step"
        value={index}
        onChange={(event) => choose(Number(event.target.value))}
        className="min-h-7 min-w-0 flex-1 rounded-lg border border-line bg-panel px-2 text-[13px] text-ink pointer-coarse:min-h-11"
      >
        {steps.map(({ turnNumber, step }, position) => (
          <option key={step.startedSequence} value={position}>
            {`Turn ${turnNumber}, step ${step.step} · ${numberText(step.countedTokens)} tokens${position === steps.length - 1 ? " · latest" : ""}`}
          </option>
        ))}
      </select>
      <IconButton
        icon={ChevronLeft}
        label="Previous step"
        aria-disabled={index <= 0}
        onClick={() => index > 0 && choose(index - 1)}
      />
      <IconButton
        icon={ChevronRight}
        label="Next step"
        aria-disabled={index >= steps.length - 1}
        onClick={() => index < steps.length - 1 && choose(index + 1)}
      />
    </div>
  );
}
