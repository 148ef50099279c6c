"use client";

import type { ReactNode } from "react";
import { ForkButton } from "@/components/branch/fork-button";
import { costText } from "@/components/model/model-words";
import { GlossaryMark } from "@/components/ui/glossary-mark";
import { durationText, numberText } from "@/components/ui/number-text";
import { useSession } from "@/lib/client/session/session-context";
import { indexOfSequence } from "@/lib/core/context/prefix-cache";
import type { EventOf, SessionEvent } from "@/lib/core/log/events";
import type { Step, Turn } from "@/lib/core/session/session-state";
import { CacheMark } from "../context/cache-mark";
import { EventPlace } from "../events/event-place";
import { SaveStepTest } from "./save-step-test";
import { StepOperation } from "./step-operation";
import { finishText, pathWords, samplingText } from "./turn-words";

/** One model call: which model, how long, how many tokens by both counts, and the operations that it called. */
export function StepCard({ step, turn }: { readonly step: Step; readonly turn: Turn }) {
  const events = useSession((session) => session.events);
  const { finished } = step;
  const usage = finished?.usage ?? null;
  const started = startOf(events, step.startedSequence);
  const operations = turn.operationSequences.flatMap((sequence) => {
    const event = events[indexOfSequence(events, sequence)];
    return event?.step === step.step && "operation" in event && event.by === "agent" ? [event] : [];
  });
  return (
    <li className="rounded-lg border border-line px-3 py-2">
      <p className="flex flex-wrap items-baseline gap-x-2 text-[13px]">
        <span className="font-medium tabular-nums">Step {step.step}</span>
        <span className="min-w-0 truncate text-mute">{step.model.label}</span>
        <span className="ml-auto text-xs text-mute">
          {finished
            ? finishText(finished.finishReason)
            : turn.status === "running"
              ? "running…"
              : "not finished"}
        </span>
      </p>
      <dl className="mt-1.5 grid grid-cols-2 gap-x-4 gap-y-1 text-xs @min-[420px]:grid-cols-3">
        <Figure name={<GlossaryMark term="estimate" />}>{numberText(step.countedTokens)}</Figure>
        <Figure name={<GlossaryMark term="reported">Reported</GlossaryMark>}>
          {optional(usage?.inputTokens, numberText)}
        </Figure>
        <Figure name={<GlossaryMark term="cached" />}>
          {optional(usage?.cachedInputTokens, numberText)}
        </Figure>
        <Figure name="Written">{optional(usage?.outputTokens, numberText)}</Figure>
        <Figure name="First token">{optional(finished?.firstTokenMs, durationText)}</Figure>
        <Figure name="Took">{optional(tookMs(finished), durationText)}</Figure>
        {started?.path && <Figure name="Path">{pathWords[started.path]}</Figure>}
        {started?.sampling && <Figure name="Asked for">{samplingText(started.sampling)}</Figure>}
        {usage?.reasoningTokens != null && usage.reasoningTokens > 0 && (
          <Figure name="Reasoning">{numberText(usage.reasoningTokens)}</Figure>
        )}
        {finished?.costUsd !== undefined && <Figure name="Cost">{costText(finished.costUsd)}</Figure>}
      </dl>
      {operations.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-1.5">
          {operations.map((event) => (
            <StepOperation key={event.id} event={event} />
          ))}
        </ul>
      )}
      {finished && finished.reasoning !== "" && (
        <details className="mt-1.5 text-xs text-mute">
          <summary className="flex min-h-6 w-fit cursor-pointer items-center rounded hover:text-ink">
            Reasoning of step {step.step}
          </summary>
          <p dir="auto" className="whitespace-pre-wrap">
            {finished.reasoning}
          </p>
        </details>
      )}
      <div className="mt-1.5 flex flex-wrap items-center gap-1">
        <CacheMark sequence={step.startedSequence} usage={null} />
        <span className="flex-1" />
        {turn.status !== "running" && (
          <ForkButton
            place={{ kind: "step", turnId: turn.turnId, step: step.step }}
            label={`Fork from here: step ${step.step}`}
          />
        )}
        <SaveStepTest startedSequence={step.startedSequence} />
        <EventPlace sequence={finished?.sequence ?? step.startedSequence} />
      </div>
    </li>
  );
}

/** Of a step that was broken off, earlier releases recorded no time, and none is known where the process ended with it. */
function tookMs(finished: Step["finished"]): number | null {
  return finished?.finishReason === "interrupted" && finished.durationMs === 0
    ? null
    : (finished?.durationMs ?? null);
}

function Figure({ name, children }: { readonly name: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="flex items-baseline justify-between gap-2">
      <dt className="text-mute">{name}</dt>
      <dd className="tabular-nums">{children}</dd>
    </div>
  );
}

function optional(value: number | null | undefined, text: (value: number) => string): string {
  return value === null || value === undefined ? "–" : text(value);
}

function startOf(events: readonly SessionEvent[], sequence: number): EventOf<"step-started"> | null {
  const event = events[indexOfSequence(events, sequence)];
  return event?.type === "step-started" ? event : null;
}
