import { numberText } from "@/components/ui/number-text";
import type { MemoryUseEntry } from "@/lib/core/memory/memory-entry";
import type { MemoryUsage } from "@/lib/core/memory/memory-query";

interface CostFiguresProps {
  readonly usage: MemoryUsage;
  /** Null until they are loaded. */
  readonly uses: readonly MemoryUseEntry[] | null;
}

/** What a memory was good for and what it cost so far, in four numbers. */
export function CostFigures({ usage, uses }: CostFiguresProps) {
  const answers =
    uses && new Set(uses.flatMap(({ sessionId, turnId }) => (turnId ? [`${sessionId} ${turnId}`] : []))).size;
  const figures = [
    {
      number: usage.retrievals,
      word: "retrieved",
      title: "How often a search brought it into a context",
    },
    {
      number: answers,
      word: answers === 1 ? "answer" : "answers",
      title: "Turns whose context held it",
    },
    { number: usage.citations, word: "cited", title: "How often an answer named it as its source" },
    {
      number: usage.tokenSteps,
      word: "tokens",
      title: "Its tokens times the prompts it was part of: what it has cost",
    },
  ];
  return (
    <dl className="grid grid-cols-4 gap-2 px-4.5 pb-4">
      {figures.map(({ number, word, title }) => (
        <div
          key={word}
          title={title}
          className="flex flex-col-reverse justify-end rounded-lg bg-soft px-2.5 py-2"
        >
          <dt className="text-[11.5px] leading-tight text-mute">{word}</dt>
          <dd className="text-base font-semibold tabular-nums">
            {number === null ? "–" : numberText(number)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
