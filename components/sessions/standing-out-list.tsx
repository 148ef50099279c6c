import { CircleAlert, CircleCheck, CircleX, Gauge, type LucideIcon, Undo2 } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { numberText } from "@/components/ui/number-text";
import type { SessionFigures, StandingOut } from "@/lib/core/metric/session-figures";
import { ContextSparkline } from "./context-sparkline";

const looks = {
  failed: { icon: CircleX, text: "text-danger", word: "Failed" },
  refused: { icon: CircleAlert, text: "text-update", word: "Refused" },
  undone: { icon: Undo2, text: "text-danger", word: "Undone by you" },
  "over-limit": { icon: Gauge, text: "text-update", word: "Over the limit" },
} as const satisfies Record<StandingOut["kind"], { icon: LucideIcon; text: string; word: string }>;

const button =
  "inline-flex min-h-7 items-center rounded-lg px-2.5 text-[13px] font-medium pointer-coarse:min-h-11";

/** What of a session should be looked at, each with the step of the replay, and the ways in. */
export function StandingOutList({
  sessionId,
  figures,
}: {
  readonly sessionId: string;
  readonly figures: SessionFigures | null;
}) {
  if (!figures) return <p className="text-[13px] text-mute">Reading the session…</p>;
  const address = `/replay/${encodeURIComponent(sessionId)}`;
  const [first] = figures.standsOut;
  return (
    <div className="grid gap-x-8 gap-y-3 text-[13px] md:grid-cols-[360px_minmax(0,1fr)]">
      <div>
        <p className="mb-1 text-xs text-mute">Context window, step by step</p>
        <ContextSparkline figures={figures} width={360} height={72} />
      </div>
      <div>
        <p className="mb-1 text-xs text-mute">What stands out</p>
        <ul>
          {figures.standsOut.map(({ kind, step, sentence }, index) => {
            const { icon: Icon, text, word } = looks[kind];
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: the list is read from a log and never reordered.
              <li key={index} className="flex items-baseline gap-2 py-0.5">
                <Icon aria-hidden className={cn("size-3.5 shrink-0 translate-y-0.5", text)} />
                <span className="min-w-0 flex-1">
                  <span className="font-medium">{word}:</span> {sentence}
                </span>
                <a href={`${address}?step=${step}`} className="shrink-0 text-accent hover:underline">
                  Step {numberText(step)}
                </a>
              </li>
            );
          })}
          {figures.overruns === 0 && (
            <li className="flex items-center gap-2 py-0.5">
              <CircleCheck aria-hidden className="size-3.5 shrink-0 text-add" />
              Never over the limit
            </li>
          )}
        </ul>
        <div className="mt-2 flex flex-wrap gap-2">
          <a
            href={`/chat/${encodeURIComponent(sessionId)}`}
            className={cn(button, "bg-ink text-bg hover:bg-ink/88")}
          >
            Open
          </a>
          <a
            href={first ? `${address}?step=${first.step}` : address}
            className={cn(button, "border border-line hover:bg-soft")}
          >
            {first ? "Replay at the first bad step" : "Replay"}
          </a>
        </div>
      </div>
    </div>
  );
}
