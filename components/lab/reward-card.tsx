import { componentFill, partWords, rewardText } from "@/components/inspector/reward/reward-words";
import { cn } from "@/components/ui/class-names";
import type { StrategyRow } from "@/lib/core/lab/strategy-row";
import { componentOf, partNames, rewardVariants } from "@/lib/core/reward/variants";
import { HistoriesButton } from "./histories-button";
import { bodyCell, Head, LabCard, PlotHead, WideTable } from "./lab-card";

/** The paper's reward by part: means over the questions where a part has a value. */
export function RewardCard({
  rows,
  onChoose,
}: {
  readonly rows: readonly StrategyRow[];
  readonly onChoose: (strategy: string) => void;
}) {
  return (
    <LabCard
      title="Reward by part"
      facts="paper V2, mean over questions; task judged by the gold answer"
      note="Width is weight, fill is value. Not needed counts as the paper counts it, 0. R is the mean over the questions where every part has a value; – where none has one."
    >
      <WideTable label="Reward by part, as a table">
        <thead>
          <tr>
            <Head>strategy</Head>
            <PlotHead />
            {partNames.map((name) => (
              <Head key={name}>{partWords[name].toLowerCase()}</Head>
            ))}
            <Head>R</Head>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.strategy}>
              <th scope="row" className={`${bodyCell} font-normal`}>
                <HistoriesButton strategy={row.strategy} onChoose={onChoose} />
                <span className="block w-32 sm:hidden">
                  <PartBar row={row} />
                </span>
              </th>
              <td className="w-full min-w-40 px-2 max-sm:hidden">
                <PartBar row={row} />
              </td>
              {partNames.map((name) => (
                <td key={name} className={bodyCell}>
                  {row.parts[name].questions === 0 ? "–" : rewardText(row.parts[name].mean)}
                </td>
              ))}
              <td className={`${bodyCell} font-semibold`}>
                {row.reward.questions === 0 ? "–" : rewardText(row.reward.mean)}
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </LabCard>
  );
}

function PartBar({ row }: { readonly row: StrategyRow }) {
  return (
    <span aria-hidden className="flex h-3.5 gap-px">
      {partNames.map((name) => {
        const { mean, questions } = row.parts[name];
        return (
          <span
            key={name}
            style={{ flexGrow: rewardVariants.v2.weights[name], flexBasis: 0 }}
            className={cn(
              "relative overflow-hidden rounded-xs",
              questions === 0 ? "hatched" : "bg-kind-free",
            )}
          >
            <span
              className={cn("absolute inset-y-0 left-0", componentFill[componentOf[name]])}
              style={{ width: `${Math.max(0, Math.min(1, mean)) * 100}%` }}
            />
          </span>
        );
      })}
    </span>
  );
}
