"use client";

import { CircleAlert, CircleStop, ListEnd, type LucideIcon, RotateCw, Scissors, Unplug } from "lucide-react";
import { SessionModelPicker } from "@/components/model/session-model-picker";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { useComposer } from "@/lib/client/session/composer-context";
import { useReadOnlyReason } from "@/lib/client/session/session-context";
import type { TurnOutcome } from "@/lib/client/session/turn-outcome";

interface TurnOutcomeCardProps {
  readonly outcome: TurnOutcome;
  /** The message of the turn, to send again. */
  readonly text: string;
  readonly canRetry: boolean;
}

const icons = {
  failed: CircleAlert,
  interrupted: Unplug,
  stopped: CircleStop,
  "step-limit": ListEnd,
  "cut-short": Scissors,
} as const satisfies Record<TurnOutcome["kind"], LucideIcon>;

/** Stands where an answer should have been: what happened, what is saved, and the way on. */
export function TurnOutcomeCard({ outcome, text, canRetry }: TurnOutcomeCardProps) {
  const readOnlyReason = useReadOnlyReason();
  const Icon = icons[outcome.kind];
  const isError = outcome.kind === "failed" || outcome.kind === "interrupted";
  return (
    <div
      className={cn(
        "my-2 flex flex-wrap items-start gap-x-3 gap-y-2 rounded-xl border px-3.5 py-2.5",
        isError ? "border-danger/35 bg-danger/5" : "border-line bg-panel",
      )}
    >
      <Icon
        aria-hidden
        className={cn("mt-0.5 size-4 shrink-0", isError ? "text-danger" : "text-mute")}
        strokeWidth={1.75}
      />
      <div className="min-w-48 flex-1">
        <p className="font-medium">{outcome.title}</p>
        <p className="text-[13px] wrap-anywhere">{outcome.explanation}</p>
        <p className="text-[13px] text-mute">{outcome.saved}</p>
      </div>
      {canRetry && readOnlyReason === null && (
        <RetryButtons text={text} withAnotherModel={outcome.kind === "failed"} />
      )}
    </div>
  );
}

interface RetryButtonsProps {
  readonly text: string;
  /** True where another model may do better. */
  readonly withAnotherModel: boolean;
}

function RetryButtons({ text, withAnotherModel }: RetryButtonsProps) {
  const sendAgain = useComposer((composer) => composer.sendAgain);
  return (
    <div className="flex flex-wrap gap-2">
      <Button onClick={() => void sendAgain(text)}>
        <RotateCw aria-hidden className="size-3.5" />
        Retry
      </Button>
      {withAnotherModel && (
        <SessionModelPicker
          trigger={<Button variant="quiet">Use another model…</Button>}
          onChosen={() => void sendAgain(text)}
        />
      )}
    </div>
  );
}
