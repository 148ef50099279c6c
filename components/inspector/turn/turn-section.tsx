"use client";

import { ChevronRight } from "lucide-react";
import { useId, useState } from "react";
import { AnotherModelButton } from "@/components/branch/another-model-button";
import { ExperimentButton } from "@/components/branch/experiment-button";
import { InfluenceButton } from "@/components/branch/influence-button";
import { cn } from "@/components/ui/class-names";
import { countText, durationText } from "@/components/ui/number-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowButton } from "@/components/ui/row-button";
import { useSession } from "@/lib/client/session/session-context";
import { costOfTurn } from "@/lib/core/model/cost";
import { messageOf, type Turn } from "@/lib/core/session/session-state";
import { useHighlight } from "../use-highlight";
import { CostLine } from "./cost-line";
import { StepCard } from "./step-card";
import { turnDuration, turnStatusText } from "./turn-words";

interface TurnSectionProps {
  readonly turn: Turn;
  readonly number: number;
  readonly isLatest: boolean;
}

/** One turn: the message, how it ended, and on opening its model calls. The latest turn is open. */
export function TurnSection({ turn, number, isLatest }: TurnSectionProps) {
  const [choice, setChoice] = useState<boolean | null>(null);
  const message = useSession((session) => messageOf(session.state, turn));
  const isOpen = choice ?? isLatest;
  const { props } = useHighlight("turn", turn.turnId);
  const stepsId = useId();
  const duration = turnDuration(turn);
  const cost = costOfTurn(turn);
  return (
    <section aria-label={`Turn ${number}`} className="border-b border-line px-2.5 py-1.5">
      <div
        {...props}
        className="relative flex items-start gap-1.5 rounded-[7px] px-2 py-1.5 hover:bg-soft data-connected:bg-accent/8 data-connected:shadow-[inset_2px_0_0_var(--accent)]"
      >
        <ChevronRight
          aria-hidden
          className={cn(
            "mt-0.5 size-4 shrink-0 text-mute transition-transform motion-reduce:transition-none",
            isOpen && "rotate-90",
          )}
        />
        <div className="min-w-0 flex-1">
          <RowButton
            dir="auto"
            aria-expanded={isOpen}
            aria-controls={stepsId}
            onClick={() => setChoice(!isOpen)}
            className="block w-full"
          >
            <span className="mr-2 text-xs text-mute tabular-nums">{number}</span>
            {message}
          </RowButton>
          <p className="text-xs text-mute tabular-nums">
            <span
              className={cn((turn.status === "failed" || turn.status === "interrupted") && "text-danger")}
            >
              {turnStatusText(turn)}
            </span>
            {` · ${countText(turn.steps.length, "step")}`}
            {duration !== null && ` · ${durationText(duration)}`}
            {cost.pricedCalls > 0 && " · "}
            <CostLine cost={cost} /> · <RelativeTime at={turn.startedAt} />
          </p>
        </div>
      </div>
      <ol id={stepsId} hidden={!isOpen} className="mt-1 space-y-2 px-2 pb-1.5">
        {isOpen && turn.steps.map((step) => <StepCard key={step.step} step={step} turn={turn} />)}
        {isOpen && turn.steps.length === 0 && (
          <li className="text-[13px] text-mute">The model was not called.</li>
        )}
        {isOpen && <InfluenceButton turn={turn} />}
        {isOpen && <AnotherModelButton turn={turn} />}
        {isOpen && <ExperimentButton turn={turn} />}
      </ol>
    </section>
  );
}
