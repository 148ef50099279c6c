import type { StrategyRow } from "@/lib/core/lab/strategy-row";
import { bodyCell, Head, LabCard, WideTable } from "./lab-card";
import { shareText } from "./lab-numbers";
import { StrategyName } from "./strategy-mark";

/** Score by kind of question: too few of each for an interval that says much, so counts stand beside the shares. */
export function KindCard({ rows }: { readonly rows: readonly StrategyRow[] }) {
  const kinds = [...new Set(rows.flatMap((row) => row.scoreByKind.map(({ kind }) => kind)))];
  return (
    <LabCard title="Score by kind of question" facts="share right, and of how many questions">
      <WideTable label="Score by kind of question, as a table">
        <thead>
          <tr>
            <Head>kind</Head>
            {rows.map(({ strategy }) => (
              <Head key={strategy}>
                <StrategyName strategy={strategy} />
              </Head>
            ))}
            <Head>questions</Head>
          </tr>
        </thead>
        <tbody>
          {kinds.map((kind) => {
            const of = rows.map((row) => row.scoreByKind.find((each) => each.kind === kind));
            return (
              <tr key={kind}>
                <th scope="row" className={`${bodyCell} font-normal`}>
                  {kind}
                </th>
                {rows.map((row, index) => (
                  <td key={row.strategy} className={bodyCell}>
                    {of[index] ? shareText(of[index].score) : "–"}
                  </td>
                ))}
                <td className={`${bodyCell} text-mute`}>{of.find((each) => each)?.questions ?? 0}</td>
              </tr>
            );
          })}
        </tbody>
      </WideTable>
    </LabCard>
  );
}
