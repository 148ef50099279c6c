import type { HeldOutPoint, TrainingPoint } from "@/lib/core/training/summarize-training";
import { bodyCell, Head, LabCard, WideTable } from "../lab-card";
import { intervalText, shareText } from "../lab-numbers";
import { CurvePlot } from "./curve-plot";

interface CurvesProps {
  readonly points: readonly TrainingPoint[];
  readonly lastUpdate: number;
  readonly chosen: number | null;
  readonly onChoose: (update: number) => void;
}

/** Updates that a table names: so many at most, the last one always. */
const namedUpdates = 7;

function sampled<Point extends { readonly update: number }>(
  points: readonly Point[],
  chosen: number | null,
): readonly Point[] {
  const step = Math.max(1, Math.ceil(points.length / namedUpdates));
  return points.filter(
    ({ update }, index) => index % step === 0 || index === points.length - 1 || update === chosen,
  );
}

/** The reward and its components, update by update. */
export function RewardCurveCard({ points, lastUpdate, chosen, onChoose }: CurvesProps) {
  const valuesOf = (read: (point: TrainingPoint) => number | null) =>
    points.map((point) => ({ update: point.update, value: read(point) }));
  const rows = sampled(points, chosen);
  const lines = [
    { name: "R", read: (point: TrainingPoint) => point.reward.mean },
    { name: "task", read: (point: TrainingPoint) => point.task },
    { name: "context", read: (point: TrainingPoint) => point.context },
    { name: "memory", read: (point: TrainingPoint) => point.memory },
  ];
  const lowest = Math.min(0, ...points.flatMap(({ task, reward }) => [task ?? 0, reward.low]));
  const rollouts = points.at(-1)?.rollouts ?? 0;
  return (
    <LabCard title="Reward while training" facts={`mean of ${rollouts} rollouts, band 95 % (bootstrap)`}>
      <CurvePlot
        curves={[
          {
            name: "context",
            points: valuesOf(({ context }) => context),
            tone: "text-reward-context",
            dash: "5 3",
          },
          { name: "memory", points: valuesOf(({ memory }) => memory), tone: "text-reward-memory" },
          { name: "task", points: valuesOf(({ task }) => task), tone: "text-reward-task", dash: "2 3" },
          { name: "R", points: valuesOf(({ reward }) => reward.mean), tone: "text-ink", isThick: true },
        ]}
        band={points.map(({ update, reward: { low, high } }) => ({ update, low, high }))}
        range={{ low: lowest < 0 ? -1 : 0, high: 1 }}
        {...{ lastUpdate, chosen, onChoose }}
        textOf={signedShare}
      />
      <WideTable label="Reward while training, as a table">
        <thead>
          <tr>
            <Head>update</Head>
            {rows.map(({ update }) => (
              <Head key={update}>{update}</Head>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ name, read }) => (
            <tr key={name} className="border-t border-line">
              <th scope="row" className={`${bodyCell} font-normal`}>
                {name}
              </th>
              {rows.map((point) => {
                const value = read(point);
                return (
                  <td key={point.update} className={bodyCell}>
                    {value === null ? "–" : signedShare(value)}
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

/** The share of held-out tasks answered right. */
export function HeldOutCard({
  points,
  lastUpdate,
  chosen,
  onChoose,
}: {
  readonly points: readonly HeldOutPoint[];
  readonly lastUpdate: number;
  readonly chosen: number | null;
  readonly onChoose: (update: number) => void;
}) {
  const tasks = points.at(-1)?.tasks ?? 0;
  return (
    <LabCard title="Held-out score" facts={`n = ${tasks} tasks, Wilson 95 %`}>
      {points.length === 0 ? (
        <p className="px-3.5 py-6 text-[13px] text-mute">No held-out task was played yet.</p>
      ) : (
        <>
          <CurvePlot
            curves={[
              {
                name: "right",
                points: points.map(({ update, mean }) => ({ update, value: mean })),
                tone: "text-accent",
                isThick: true,
              },
            ]}
            band={points}
            range={{ low: 0, high: 1 }}
            {...{ lastUpdate, chosen, onChoose }}
            textOf={shareText}
          />
          <WideTable label="Held-out score, as a table">
            <thead>
              <tr>
                <Head>after update</Head>
                <Head>right</Head>
                <Head>95 %</Head>
                <Head>tasks</Head>
              </tr>
            </thead>
            <tbody>
              {points.map((point) => (
                <tr key={point.update} className="border-t border-line">
                  <th scope="row" className={`${bodyCell} font-normal`}>
                    {point.update === 0 ? "start" : point.update}
                  </th>
                  <td className={bodyCell}>{shareText(point.mean)}</td>
                  <td className={`${bodyCell} text-mute`}>{intervalText(point)}</td>
                  <td className={bodyCell}>{point.tasks}</td>
                </tr>
              ))}
            </tbody>
          </WideTable>
        </>
      )}
    </LabCard>
  );
}

/** What the engine measures, and from how many tasks nothing was learned. */
export function EngineCards({ points, lastUpdate, chosen, onChoose }: CurvesProps) {
  const measures = [
    {
      title: "KL to the start policy",
      facts: "nats a token",
      read: (point: TrainingPoint) => point.engine?.kl ?? null,
      textOf: smallText,
    },
    {
      title: "Entropy",
      facts: "nats a token",
      read: (point: TrainingPoint) => point.engine?.entropy ?? null,
      textOf: smallText,
    },
    {
      title: "Groups without variance",
      facts: `of ${points.at(-1)?.groups ?? 0} tasks: nothing is learned from them`,
      read: (point: TrainingPoint) => (point.groups === 0 ? null : point.withoutGradient / point.groups),
      textOf: (share: number) => `${Math.round(share * 100)} %`,
    },
  ];
  return (
    <div className="grid gap-3 md:grid-cols-3">
      {measures.map(({ title, facts, read, textOf }) => {
        const values = points.map((point) => ({ update: point.update, value: read(point) }));
        const known = values.flatMap(({ value }) => value ?? []);
        const high = title.startsWith("Groups") ? 1 : Math.max(1e-3, ...known) * 1.15;
        return (
          <LabCard key={title} title={title} facts={facts}>
            {known.length === 0 ? (
              <p className="px-3.5 pb-4 text-[13px] text-mute">The engine has not said it yet.</p>
            ) : (
              <>
                <CurvePlot
                  curves={[{ name: "", points: values, tone: "text-ink", isThick: true }]}
                  range={{ low: 0, high }}
                  height={150}
                  {...{ lastUpdate, chosen, textOf, onChoose }}
                />
                <details className="px-3.5 pb-2 text-[13px]">
                  <summary className="min-h-6 cursor-pointer text-mute pointer-coarse:min-h-11">
                    Table
                  </summary>
                  <p className="tabular-nums">
                    {values.map(({ update, value }) => (
                      <span key={update} className="mr-3 inline-block whitespace-nowrap">
                        <span className="text-mute">{update}</span> {value === null ? "–" : textOf(value)}
                      </span>
                    ))}
                  </p>
                </details>
              </>
            )}
          </LabCard>
        );
      })}
    </div>
  );
}

function signedShare(value: number): string {
  return value < 0 ? `−${shareText(-value)}` : shareText(value);
}

function smallText(value: number): string {
  if (value === 0) return "0";
  return value.toFixed(value < 0.1 ? 3 : 2).replace(/^0/, "");
}
