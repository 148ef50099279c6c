"use client";

import { type ReactNode, useState } from "react";
import { numberText, signedText } from "@/components/ui/number-text";
import { useStepDifference } from "@/lib/client/replay/use-step-difference";
import { usePlayhead } from "@/lib/client/replay/watch-context";
import { granularityUnits } from "@/lib/core/replay/steps";
import { DiffItem } from "./diff-item";
import { DiffMemory } from "./diff-memory";
import { DiffPrompt } from "./diff-prompt";

/** What differs between the position on screen and another: context items in and out, memories, the prompt, tokens. */
export function DiffTab() {
  const granularity = usePlayhead((playhead) => playhead.granularity);
  const total = usePlayhead((playhead) => playhead.positions.length);
  const [chosen, setChosen] = useState<number | null>(null);
  const { baseIndex, index, difference } = useStepDifference(chosen);
  const unit = granularityUnits[granularity].toLowerCase();
  const { entered, left, memories, prompt, tokens } = difference;
  return (
    <div className="h-full overflow-y-auto px-4.5 pb-5">
      <div className="sticky top-0 z-10 -mx-4.5 flex flex-wrap items-center gap-x-2 gap-y-1 border-b border-line bg-panel px-4.5 py-2 text-[13px]">
        <label className="inline-flex items-center gap-1.5">
          From {unit}
          <input
            type="number"
            inputMode="numeric"
            min={0}
            max={total}
            value={baseIndex + 1}
            onChange={(event) => setChosen(baseOf(event.target.value))}
            className="w-18 rounded-md border border-line bg-bg px-1.5 py-0.5 tabular-nums pointer-coarse:min-h-11"
          />
        </label>
        <span>
          to {unit} <span className="tabular-nums">{index + 1}</span>
        </span>
        {chosen !== null && (
          <button
            type="button"
            onClick={() => setChosen(null)}
            className="min-h-6 rounded-md px-1.5 text-mute underline underline-offset-3 hover:text-ink pointer-coarse:min-h-11"
          >
            Always the one before
          </button>
        )}
        <span className="ml-auto text-mute tabular-nums">
          {numberText(tokens.before)} → {numberText(tokens.after)} tokens,{" "}
          {signedText(tokens.after - tokens.before)}
        </span>
      </div>
      <Section title={`Came into the context · ${entered.length}`} empty="Nothing came in.">
        {entered.map((item) => (
          <DiffItem key={item.itemId} item={item} sign="+" />
        ))}
      </Section>
      <Section title={`Left the context · ${left.length}`} empty="Nothing left.">
        {left.map((item) => (
          <DiffItem key={item.itemId} item={item} sign="−" />
        ))}
      </Section>
      <Section title={`Memories · ${memories.length}`} empty="No memory changed.">
        {memories.map((memory) => (
          <DiffMemory key={memory.memoryId} memory={memory} />
        ))}
      </Section>
      <DiffPrompt prompt={prompt} />
    </div>
  );
}

/** "3" is the third position, whose index is 2; "0" is the session before its first event. */
function baseOf(value: string): number | null {
  const number = Number.parseInt(value, 10);
  return Number.isNaN(number) ? null : number - 1;
}

function Section({
  title,
  empty,
  children,
}: {
  readonly title: string;
  readonly empty: string;
  readonly children: readonly ReactNode[];
}) {
  return (
    <section className="mt-3.5">
      <h2 className="text-xs text-mute tabular-nums">{title}</h2>
      {children.length === 0 ? (
        <p className="mt-1 text-[13px] text-mute">{empty}</p>
      ) : (
        <ul className="mt-1 space-y-0.5">{children}</ul>
      )}
    </section>
  );
}
