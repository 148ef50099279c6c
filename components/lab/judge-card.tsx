import { judgeBands } from "@/lib/core/lab/judge-score";
import type { JudgeIdentity } from "@/lib/core/lab/model-judgement";
import { paperMemoryQuality, paperScores, paperSource } from "@/lib/core/lab/paper-numbers";
import type { Estimate, StrategyRow } from "@/lib/core/lab/strategy-row";
import { HistoriesButton } from "./histories-button";
import { IntervalPlot } from "./interval-plot";
import { bodyCell, Head, LabCard, PlotHead, WideTable } from "./lab-card";
import { intervalText, shareText } from "./lab-numbers";

interface JudgeCardProps {
  readonly rows: readonly StrategyRow[];
  readonly judge: JudgeIdentity;
  readonly onChoose: (strategy: string) => void;
}

/** What a model judged, under its name: answers on the paper's six bands, memory quality in both ways, points of a rubric. */
export function JudgeCard({ rows, judge, onChoose }: JudgeCardProps) {
  const judged = rows.flatMap((row) => (row.judged ? [{ strategy: row.strategy, judged: row.judged }] : []));
  if (judged.length === 0) return null;
  return (
    <LabCard
      title="Judged by a model"
      facts={`judge: ${judge.label}, never the model that speaks · 95 % (bootstrap over histories)`}
      note={`J: the answer against the right one. MQ: whether the memories hold what a question rests on and nothing beside it; the paper's text shows all memories, its released code sentences of the 20 nearest. ◇ ${paperSource}, judged by Qwen-Max and without intervals: another task, for orientation. n/a: nothing outlives the context, no fact to rest on, or no rubric.`}
    >
      <WideTable label="Judged by a model, as a table">
        <thead>
          <tr>
            <Head>strategy</Head>
            <PlotHead />
            <Head>J</Head>
            <Head>◇ paper</Head>
            <Head>MQ, paper</Head>
            <Head>◇ paper</Head>
            <Head>MQ, released code</Head>
            <Head>rubric</Head>
            {judgeBands.map(({ from, says }) => (
              <Head key={from}>
                <span title={says}>{bandWord(from)}</span>
              </Head>
            ))}
            <Head>unread</Head>
          </tr>
        </thead>
        <tbody>
          {judged.map(({ strategy, judged: found }) => (
            <tr key={strategy}>
              <th scope="row" className={`${bodyCell} font-normal`}>
                <HistoriesButton strategy={strategy} onChoose={onChoose} />
                <span className="block sm:hidden">
                  <IntervalPlot strategy={strategy} estimate={found.answers} paper={paperScores[strategy]} />
                </span>
              </th>
              <td className="w-full min-w-40 px-2 max-sm:hidden">
                <IntervalPlot strategy={strategy} estimate={found.answers} paper={paperScores[strategy]} />
              </td>
              <td className={bodyCell}>
                <Estimated estimate={found.answers} />
              </td>
              <td className={`${bodyCell} text-mute`}>{paperText(paperScores[strategy])}</td>
              <td className={bodyCell}>
                <Estimated estimate={found.memoryPaper} />
              </td>
              <td className={`${bodyCell} text-mute`}>{paperText(paperMemoryQuality[strategy])}</td>
              <td className={bodyCell}>
                <Estimated estimate={found.memoryReleased} />
              </td>
              <td className={bodyCell}>
                <Estimated estimate={found.rubric} />
              </td>
              {judgeBands.map(({ from }, band) => (
                <td key={from} className={`${bodyCell} text-mute`}>
                  {found.bands[band] || "·"}
                </td>
              ))}
              <td className={`${bodyCell} text-mute`}>{found.unread}</td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </LabCard>
  );
}

/** "1", "≥ .8" */
function bandWord(from: number): string {
  return from === 1 ? "1" : `≥ ${shareText(from)}`;
}

function paperText(value: number | undefined): string {
  return value === undefined ? "–" : shareText(value);
}

function Estimated({ estimate }: { readonly estimate: Estimate | null }) {
  if (!estimate) return <span className="text-mute">n/a</span>;
  return (
    <>
      <b className="font-medium">{shareText(estimate.mean)}</b>{" "}
      <span className="text-mute">{intervalText(estimate)}</span>
    </>
  );
}
