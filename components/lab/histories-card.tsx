"use client";

import Link from "next/link";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { FilterChip } from "@/components/ui/filter-chip";
import { countText } from "@/components/ui/number-text";
import type { ResponseOf } from "@/lib/contract/contract";
import type { viewRunContract } from "@/lib/contract/lab/view-run";
import { bodyCell, Head, LabCard, WideTable } from "./lab-card";
import { shareText } from "./lab-numbers";
import { StrategyName } from "./strategy-mark";
import { strategyLook } from "./strategy-words";

type History = ResponseOf<typeof viewRunContract>["histories"][number];

/** Histories shown at first; more come on request. */
const pageSize = 25;

interface HistoriesCardProps {
  readonly runId: string;
  readonly histories: readonly History[];
  readonly strategies: readonly string[];
  /** The strategy whose differences from AgeMem are shown; null for all of them. */
  readonly chosen: string | null;
  readonly onChoose: (strategy: string | null) => void;
}

/** The histories behind the numbers, those on which strategies disagree most first; each leads to its episodes. */
export function HistoriesCard({ runId, histories, strategies, chosen, onChoose }: HistoriesCardProps) {
  const [shown, setShown] = useState(pageSize);
  const sorted = chosen === null ? histories : byDifference(histories, chosen);
  return (
    <LabCard
      id="histories"
      title="Histories where strategies disagree most"
      facts={`${countText(histories.length, "history", "histories")}, widest difference first · score of each strategy`}
    >
      <fieldset className="flex flex-wrap gap-1.5 px-3.5 pb-1.5">
        <legend className="sr-only">Sort by</legend>
        <FilterChip isOn={chosen === null} onToggle={() => onChoose(null)}>
          all strategies
        </FilterChip>
        {strategies.map((strategy) => (
          <FilterChip key={strategy} isOn={chosen === strategy} onToggle={() => onChoose(strategy)}>
            {strategy === "agemem" ? "AgeMem worst first" : `${strategyLook(strategy).word} against AgeMem`}
          </FilterChip>
        ))}
      </fieldset>
      <WideTable label="Histories, as a table">
        <thead>
          <tr>
            <Head>history</Head>
            <Head>kind</Head>
            {strategies.map((strategy) => (
              <Head key={strategy}>
                <StrategyName strategy={strategy} />
              </Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {sorted.slice(0, shown).map((history) => (
            <tr key={history.taskId} className="border-t border-line">
              <th scope="row" className={`${bodyCell} font-normal`}>
                <Link
                  href={`/lab/${encodeURIComponent(runId)}/${encodeURIComponent(history.taskId)}${chosen && chosen !== "agemem" ? `?with=${chosen}` : ""}`}
                  className="inline-flex min-h-6 items-center text-accent hover:underline pointer-coarse:min-h-11"
                >
                  {history.question}
                </Link>
              </th>
              <td className={`${bodyCell} text-mute`}>{history.kind}</td>
              {strategies.map((strategy) => {
                const score = history.scores[strategy] ?? null;
                return (
                  <td key={strategy} className={bodyCell}>
                    {score === null ? <span className="text-mute">–</span> : shareText(score)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </WideTable>
      {sorted.length > shown && (
        <Button variant="quiet" className="m-2 self-start" onClick={() => setShown(shown + pageSize)}>
          Show {Math.min(pageSize, sorted.length - shown)} more
        </Button>
      )}
    </LabCard>
  );
}

/** Of AgeMem itself its worst histories first, of another the widest difference from it. */
function byDifference(histories: readonly History[], chosen: string): readonly History[] {
  const differenceOf = ({ scores }: History) => {
    const own = scores[chosen] ?? 0;
    return chosen === "agemem" ? 1 - own : Math.abs(own - (scores.agemem ?? own));
  };
  return histories.toSorted((left, right) => differenceOf(right) - differenceOf(left));
}
