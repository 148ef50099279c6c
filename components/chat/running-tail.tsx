"use client";

import { PausedCard } from "@/components/branch/paused-card";
import { wholeDurationText } from "@/components/ui/number-text";
import { useSession } from "@/lib/client/session/session-context";
import { progressOf } from "@/lib/client/session/turn-progress";
import { useQuietFor } from "@/lib/client/shell/use-quiet-for";
import { useSecondsUntil } from "@/lib/client/shell/use-seconds-until";
import type { PartialStep } from "@/lib/core/session/partial-step";
import { AnswerText } from "./answer-text";

interface RunningTailProps {
  readonly turnId: string;
  /** True while the message itself is still on its way to the server. */
  readonly isPending: boolean;
}

/** After this many milliseconds without a sign of the model, the wait deserves a word. */
const slowAfterMs = 9_000;

/** The end of a running turn: unfinished text, and one calm line about what is happening. */
export function RunningTail({ turnId, isPending }: RunningTailProps) {
  const state = useSession((session) => session.state);
  const events = useSession((session) => session.events);
  const partial = useSession((session) => (session.partial?.turnId === turnId ? session.partial : null));
  const turn = state.turns.findLast((candidate) => candidate.turnId === turnId);
  const progress =
    turn && !isPending ? progressOf(turn, state, events) : { label: "Sending…", waitsForModel: false };
  const signOfLife = `${state.sequence}/${partial?.text.length ?? 0}/${partial?.reasoning.length ?? 0}`;
  const isSlow = useQuietFor(signOfLife, slowAfterMs) && progress.waitsForModel;
  const text = partial?.text ?? "";
  const retry = partial?.retry;
  const isPast = useSession((session) => session.recording !== null);
  if (isPast) return <p className="my-1.5 min-h-6 text-[13px] text-mute">The answer comes later.</p>;
  if (turn?.pause) return <PausedCard key={turn.pause.sequence} turnId={turnId} pause={turn.pause} />;
  return (
    <>
      {text.trim() !== "" && (
        <div className="my-1 py-0.5">
          <AnswerText text={text} isStreaming />
        </div>
      )}
      {(text.trim() === "" || isSlow) && (
        <p className="my-1.5 flex min-h-6 items-center gap-2 text-[13px] text-mute">
          <span aria-hidden className="size-1.5 rounded-full bg-accent motion-safe:animate-pulse" />
          {retry ? (
            <RetryWords retry={retry} />
          ) : isSlow ? (
            "The model is slow to answer; still waiting"
          ) : (
            progress.label
          )}
        </p>
      )}
    </>
  );
}

/** Which attempt comes next, and in how many seconds. */
function RetryWords({ retry }: { readonly retry: NonNullable<PartialStep["retry"]> }) {
  const seconds = useSecondsUntil(Date.parse(retry.at));
  const wait = seconds > 0 ? ` in ${wholeDurationText(seconds)}` : "";
  return `The model's provider is busy; asking again${wait} (${retry.attempt} of ${retry.ofAttempts})…`;
}
