"use client";

import { CircleAlert, CircleStop, ListEnd, type LucideIcon, RotateCw, Scissors, Unplug } from "lucide-react";
import { FailedCallDetails } from "@/components/inspector/turn/failed-call";
import { useEvent } from "@/components/inspector/use-event";
import { SessionModelPicker } from "@/components/model/session-model-picker";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { wholeDurationText } from "@/components/ui/number-text";
import { useComposer } from "@/lib/client/session/composer-context";
import { useReadOnlyReason, useSession } from "@/lib/client/session/session-context";
import type { TurnOutcome } from "@/lib/client/session/turn-outcome";
import { useSecondsUntil } from "@/lib/client/shell/use-seconds-until";
import type { EventOf } from "@/lib/core/log/events";

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
  const isForeign = useSession((session) => session.state.client !== null);
  const end = useEvent(outcome.endedSequence);
  const failed = end?.type === "turn-failed" ? end : null;
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
      {canRetry && readOnlyReason === null && !isForeign && (
        <RetryButtons
          text={text}
          waitsUntilMs={waitOf(failed)}
          withAnotherModel={outcome.kind === "failed"}
        />
      )}
      {failed?.call && <FailedCallDetails event={failed} call={failed.call} />}
    </div>
  );
}

/** Until when the provider asks to wait, in milliseconds since 1970; null where it does not. */
function waitOf(failed: EventOf<"turn-failed"> | null): number | null {
  const wait = failed?.call?.retryAfterMs ?? null;
  return failed === null || wait === null ? null : Date.parse(failed.at) + wait;
}

interface RetryButtonsProps {
  readonly text: string;
  readonly waitsUntilMs: number | null;
  /** True where another model may do better. */
  readonly withAnotherModel: boolean;
}

function RetryButtons({ text, waitsUntilMs, withAnotherModel }: RetryButtonsProps) {
  const sendAgain = useComposer((composer) => composer.sendAgain);
  const seconds = useSecondsUntil(waitsUntilMs);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {seconds > 0 && (
        <span role="timer" className="text-[13px] text-mute tabular-nums">
          asks to wait {wholeDurationText(seconds)}
        </span>
      )}
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
