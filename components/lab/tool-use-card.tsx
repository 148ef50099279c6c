import { cn } from "@/components/ui/class-names";
import { OperationBadge } from "@/components/ui/operation-badge";
import { operationLook } from "@/components/ui/operation-look";
import { paperSource, paperToolCalls } from "@/lib/core/lab/paper-numbers";
import type { StrategyRow } from "@/lib/core/lab/strategy-row";
import { operationNames } from "@/lib/core/log/operations";
import { HistoriesButton } from "./histories-button";
import { bodyCell, Head, LabCard, WideTable } from "./lab-card";
import { meanText } from "./lab-numbers";

/** How often the agent used each of the six tools in an episode; strategies whose model is offered none are left out. */
export function ToolUseCard({
  rows,
  onChoose,
}: {
  readonly rows: readonly StrategyRow[];
  readonly onChoose: (strategy: string) => void;
}) {
  const used = rows.filter((row) => operationNames.some((name) => row.operations[name].mean > 0));
  const most = Math.max(1, ...used.flatMap((row) => operationNames.map((name) => row.operations[name].high)));
  return (
    <LabCard
      title="Use of the six tools"
      facts="successful calls an episode, mean and 95 % (bootstrap over histories)"
      note={`◇ ${paperSource}, Table 3, trained policy: another task, for orientation.`}
    >
      <WideTable label="Use of the six tools, as a table">
        <thead>
          <tr>
            <Head>tool</Head>
            {used.map(({ strategy }) => (
              <Head key={strategy}>
                <HistoriesButton strategy={strategy} onChoose={onChoose} />
              </Head>
            ))}
            <Head>◇ paper</Head>
          </tr>
        </thead>
        <tbody>
          {operationNames.map((name) => (
            <tr key={name}>
              <th scope="row" className={cn(bodyCell, "font-normal")}>
                <OperationBadge operation={name} variant="inline" />
              </th>
              {used.map((row) => {
                const { mean, low, high } = row.operations[name];
                return (
                  <td key={row.strategy} className={bodyCell}>
                    <span
                      aria-hidden
                      className="mr-2 inline-block h-2.5 w-16 rounded-xs bg-kind-free align-middle"
                    >
                      <span
                        className={cn("block h-full rounded-xs", operationLook[name].mark)}
                        style={{ width: `${(mean / most) * 100}%` }}
                      />
                    </span>
                    <b className="font-medium">{meanText(mean)}</b>{" "}
                    <span className="text-mute">
                      {meanText(low)}–{meanText(high)}
                    </span>
                  </td>
                );
              })}
              <td className={cn(bodyCell, "text-mute")}>
                {paperToolCalls[name].toFixed(2).replace(/^0/, "")}
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </LabCard>
  );
}
