"use client";

import { useState } from "react";
import { ChoiceGroup } from "@/components/ui/choice-group";
import { cn } from "@/components/ui/class-names";
import { LinkButton } from "@/components/ui/link-button";
import { numberText } from "@/components/ui/number-text";
import { OperationBadge } from "@/components/ui/operation-badge";
import { type MemoryAct, memoryActs } from "@/lib/core/lab/episode-result";
import type { StrategyRow } from "@/lib/core/lab/strategy-row";
import { bodyCell, Head, LabCard, WideTable } from "./lab-card";
import { shareText } from "./lab-numbers";
import { strategyLook } from "./strategy-words";

/** What each message of the first stage asked of memory, against what was done. */
export function ConfusionCard({
  rows,
  onChoose,
}: {
  readonly rows: readonly StrategyRow[];
  readonly onChoose: (strategy: string) => void;
}) {
  const known = rows.filter((row) => row.confusion !== null);
  const [chosen, setChosen] = useState<string | null>(null);
  const row = known.find(({ strategy }) => strategy === chosen) ?? known[0];
  if (!row?.confusion) return null;
  const { confusion } = row;
  return (
    <LabCard
      title="Operations, gold × done"
      facts="messages of the first stage, count; last column: share right"
      note="Gold operations are secondary: a store that holds the right facts is right, however it came to them."
    >
      {known.length > 1 && (
        <div className="px-3.5 pb-1">
          <ChoiceGroup
            label="Strategy"
            value={row.strategy}
            choices={known.map(({ strategy }) => ({ value: strategy, word: strategyLook(strategy).word }))}
            onChoose={setChosen}
          />
        </div>
      )}
      <WideTable label="Operations asked for and done, as a table">
        <thead>
          <tr>
            <Head>gold ↓ done →</Head>
            {memoryActs.map((act) => (
              <Head key={act}>
                <Act act={act} />
              </Head>
            ))}
            <Head>right</Head>
          </tr>
        </thead>
        <tbody>
          {memoryActs.map((gold) => {
            const counts = confusion[gold];
            const total = memoryActs.reduce((sum, done) => sum + counts[done], 0);
            return (
              <tr key={gold}>
                <th scope="row" className={cn(bodyCell, "font-normal")}>
                  <Act act={gold} />
                </th>
                {memoryActs.map((done) => (
                  <td key={done} className="p-0.5">
                    <span
                      className={cn(
                        "block rounded-md px-2 py-1 text-center",
                        counts[done] > 0 && (gold === done ? "bg-accent/18" : "bg-danger/12 font-medium"),
                        counts[done] === 0 && "text-mute",
                      )}
                    >
                      {counts[done] === 0 ? "·" : numberText(counts[done])}
                    </span>
                  </td>
                ))}
                <td className={cn(bodyCell, "text-mute")}>
                  {total === 0 ? "–" : shareText(counts[gold] / total)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </WideTable>
      <p className="px-3.5 pb-2 text-[13px]">
        <LinkButton onClick={() => onChoose(row.strategy)}>
          Histories of {strategyLook(row.strategy).word}
        </LinkButton>
      </p>
    </LabCard>
  );
}

function Act({ act }: { readonly act: MemoryAct }) {
  return act === "none" ? (
    <span className="text-xs text-mute">none</span>
  ) : (
    <OperationBadge operation={act} variant="inline" />
  );
}
