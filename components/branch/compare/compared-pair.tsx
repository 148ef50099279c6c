import { Fragment } from "react";
import { countText, numberText, percentText } from "@/components/ui/number-text";
import { WordDiff } from "@/components/ui/word-diff";
import { withoutCitations } from "@/lib/client/session/citations";
import type { ComparedStep, ComparedTurn, TurnPair } from "@/lib/core/branch/align-branches";
import { measureInfluence } from "@/lib/core/branch/influence";
import { ComparedOperations } from "./compared-operations";

interface ComparedPairProps {
  readonly pair: TurnPair;
  readonly leftName: string;
  readonly rightName: string;
  /** Unfinished text of the right side, while it is being written. */
  readonly partialText?: string;
}

/** Two turns side by side: messages, answers with their differences word by word, steps with operations and tokens, memory changes. */
export function ComparedPair({ pair, leftName, rightName, partialText = "" }: ComparedPairProps) {
  const { left, right } = pair;
  const leftAnswer = withoutCitations(left?.answer ?? "");
  const rightAnswer = withoutCitations(right?.answer || partialText);
  const isSettled =
    left !== null && right !== null && left.status !== "running" && right.status !== "running";
  const influence = isSettled ? measureInfluence(leftAnswer, rightAnswer) : null;
  const places = Math.max(left?.steps.length ?? 0, right?.steps.length ?? 0);
  return (
    <div className="grid grid-cols-1 gap-x-5 gap-y-3 sm:grid-cols-2">
      <Side name={leftName} turn={left} />
      <Side name={rightName} turn={right} />
      <figure
        aria-label={`Answer: ${leftName}`}
        className="min-w-0 rounded-xl border border-line bg-panel px-3.5 py-2.5"
      >
        <SmallName name={leftName} />
        <Answer turn={left} text={leftAnswer} />
      </figure>
      <figure
        aria-label={`Answer: ${rightName}`}
        className="min-w-0 rounded-xl border border-line bg-panel px-3.5 py-2.5"
      >
        <SmallName name={rightName} />
        {isSettled && leftAnswer !== "" && rightAnswer !== "" ? (
          <WordDiff before={leftAnswer} after={rightAnswer} />
        ) : (
          <Answer turn={right} text={rightAnswer} />
        )}
      </figure>
      {influence && (
        <p role="status" className="text-[13px] sm:col-span-2">
          {influence.changed ? (
            <>
              The answer changed: <strong className="tabular-nums">{percentText(influence.distance)}</strong>{" "}
              of the words differ.
            </>
          ) : (
            "The answer says the same."
          )}
        </p>
      )}
      {Array.from({ length: places }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its number.
        <Fragment key={index}>
          <StepCell step={left?.steps[index] ?? null} number={index + 1} name={leftName} />
          <StepCell step={right?.steps[index] ?? null} number={index + 1} name={rightName} />
        </Fragment>
      ))}
    </div>
  );
}

/** Where one side is above the other, each part says whose it is. */
function SmallName({ name }: { readonly name: string }) {
  return <p className="mb-1 truncate text-xs text-mute sm:hidden">{name}</p>;
}

function Side({ name, turn }: { readonly name: string; readonly turn: ComparedTurn | null }) {
  return (
    <header className="min-w-0 border-b border-line pb-1.5 text-[13px]">
      <h3 className="truncate font-medium">{name}</h3>
      {turn ? (
        <>
          <p dir="auto" className="line-clamp-3 wrap-anywhere text-mute">
            {turn.message}
          </p>
          <p className="text-xs text-mute tabular-nums">
            {countText(turn.steps.filter((step) => step !== null).length, "step")} ·{" "}
            {numberText(turn.inputTokens)} tokens read · {numberText(turn.outputTokens)} written ·{" "}
            {countText(turn.memoryEvents.length, "memory change")}
          </p>
        </>
      ) : (
        <p className="text-mute">This branch ends before.</p>
      )}
    </header>
  );
}

function Answer({ turn, text }: { readonly turn: ComparedTurn | null; readonly text: string }) {
  if (text !== "")
    return (
      <p dir="auto" className="leading-relaxed wrap-anywhere whitespace-pre-wrap">
        {text}
      </p>
    );
  if (turn?.status === "running")
    return (
      <p className="flex items-center gap-2 text-mute">
        <span aria-hidden className="size-1.5 rounded-full bg-accent motion-safe:animate-pulse" />
        {turn.pauseSentence ?? "Answering…"}
      </p>
    );
  return <p className="text-mute">{turn ? (turn.endReason ?? "No answer.") : "–"}</p>;
}

function StepCell({
  step,
  number,
  name,
}: {
  readonly step: ComparedStep | null;
  readonly number: number;
  readonly name: string;
}) {
  return (
    <article
      aria-label={`Step ${number}: ${name}`}
      className="min-w-0 rounded-lg border border-line px-3 py-2"
    >
      <p className="mb-1 flex justify-between gap-2 text-xs text-mute tabular-nums">
        <span className="min-w-0 truncate">
          Step {number}
          <span className="sm:hidden"> · {name}</span>
        </span>
        {step && (
          <span>
            {numberText(step.countedTokens)} read · {numberText(step.outputTokens)} written
          </span>
        )}
      </p>
      {step ? (
        <ComparedOperations operations={step.operations} />
      ) : (
        <p className="text-xs text-mute">not made</p>
      )}
    </article>
  );
}
