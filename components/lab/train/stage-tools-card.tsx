import { cn } from "@/components/ui/class-names";
import { OperationBadge } from "@/components/ui/operation-badge";
import { operationLook } from "@/components/ui/operation-look";
import { type OperationName, operationNames } from "@/lib/core/log/operations";
import type { TrainingPoint } from "@/lib/core/training/summarize-training";
import { bodyCell, Head, LabCard, WideTable } from "../lab-card";
import { meanText } from "../lab-numbers";

const stages = [
  { stage: "1", says: "facts" },
  { stage: "2", says: "distractors" },
  { stage: "3", says: "questions" },
] as const;

/** How often each tool was used in each stage, over updates; one scale for a column. */
export function StageToolsCard({
  points,
  chosen,
}: {
  readonly points: readonly TrainingPoint[];
  readonly chosen: number | null;
}) {
  const mostOf = (name: OperationName) =>
    Math.max(0.5, ...points.flatMap(({ tools }) => stages.map(({ stage }) => tools[stage][name])));
  return (
    <LabCard
      title="Use of the six tools by stage"
      facts="successful calls a rollout, one scale for a column; the number is the last update's, after it the chosen one's"
    >
      <WideTable label="Use of the six tools by stage, as a table">
        <thead>
          <tr>
            <Head>stage</Head>
            {operationNames.map((name) => (
              <Head key={name}>
                <OperationBadge operation={name} variant="inline" />
                <span className="ml-1">0–{meanText(mostOf(name))}</span>
              </Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {stages.map(({ stage, says }) => (
            <tr key={stage} className="border-t border-line">
              <th scope="row" className={`${bodyCell} font-normal`}>
                <b className="font-medium">{stage}</b> <span className="text-mute">{says}</span>
              </th>
              {operationNames.map((name) => {
                const values = points.map(({ tools }) => tools[stage][name]);
                const at = points.find(({ update }) => update === chosen);
                return (
                  <td key={name} className={bodyCell}>
                    <Spark values={values} most={mostOf(name)} tone={operationLook[name].text} />
                    <b className="font-medium">{meanText(values.at(-1) ?? 0)}</b>
                    {at && <span className="ml-1 text-mute">{meanText(at.tools[stage][name])}</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </WideTable>
    </LabCard>
  );
}

function Spark({
  values,
  most,
  tone,
}: {
  readonly values: readonly number[];
  readonly most: number;
  readonly tone: string;
}) {
  const x = (index: number) => (index / Math.max(1, values.length - 1)) * 64;
  const y = (value: number) => 25 - (value / most) * 23;
  const line = values.map(
    (value, index) => `${index === 0 ? "M" : "L"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`,
  );
  return (
    <svg aria-hidden viewBox="0 0 66 26" className={cn("mr-2 inline-block h-6.5 w-16 align-middle", tone)}>
      <path d={`${line.join("")}L64 25L0 25Z`} fill="currentColor" className="opacity-15" />
      <path d={line.join("")} fill="none" stroke="currentColor" strokeWidth={1.5} />
      <line x1={0} x2={64} y1={25.5} y2={25.5} stroke="var(--grid)" />
    </svg>
  );
}
