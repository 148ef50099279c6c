import type { StrategyRow } from "@/lib/core/lab/strategy-row";
import { HistoriesButton } from "./histories-button";
import { IntervalPlot, ShareAxis } from "./interval-plot";
import { bodyCell, Head, LabCard, PlotHead, WideTable } from "./lab-card";
import { intervalText, shareText } from "./lab-numbers";

/** The state of the store at the end, and what of it reached the prompts. */
export function MemoryCard({
  rows,
  onChoose,
}: {
  readonly rows: readonly StrategyRow[];
  readonly onChoose: (strategy: string) => void;
}) {
  const shareOrNone = (share: number | null) => (share === null ? "n/a" : shareText(share));
  return (
    <LabCard
      title="Memory at the end, and what reached the prompt"
      facts="state accuracy with 95 % (bootstrap over histories)"
      note="State: facts that the store holds and past ones that it does not, of all. Evidence and stale: share of the questions in whose prompt the evidence stood, or a value that is wrong now. n/a: nothing outlives the context."
    >
      <WideTable label="Memory at the end, as a table">
        <thead>
          <tr>
            <Head>strategy</Head>
            <PlotHead />
            <Head>state</Head>
            <Head>95 %</Head>
            <Head>evidence</Head>
            <Head>stale</Head>
            <Head>abstained rightly</Head>
            <Head>wrongly</Head>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.strategy}>
              <th scope="row" className={`${bodyCell} font-normal`}>
                <HistoriesButton strategy={row.strategy} onChoose={onChoose} />
                {row.stateAccuracy && (
                  <span className="block sm:hidden">
                    <IntervalPlot strategy={row.strategy} estimate={row.stateAccuracy} />
                  </span>
                )}
              </th>
              <td className="w-full px-2 max-sm:hidden">
                {row.stateAccuracy && <IntervalPlot strategy={row.strategy} estimate={row.stateAccuracy} />}
              </td>
              <td className={`${bodyCell} font-semibold`}>{shareOrNone(row.stateAccuracy?.mean ?? null)}</td>
              <td className={`${bodyCell} text-mute`}>
                {row.stateAccuracy ? intervalText(row.stateAccuracy) : ""}
              </td>
              <td className={bodyCell}>{shareOrNone(row.evidenceInPrompt)}</td>
              <td className={bodyCell}>{shareOrNone(row.staleInPrompt)}</td>
              <td className={bodyCell}>{shareOrNone(row.abstainedRightly)}</td>
              <td className={bodyCell}>{shareOrNone(row.abstainedWrongly)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot aria-hidden className="max-sm:hidden">
          <tr>
            <td />
            <td className="px-2">
              <ShareAxis />
            </td>
            <td colSpan={6} />
          </tr>
        </tfoot>
      </WideTable>
    </LabCard>
  );
}
