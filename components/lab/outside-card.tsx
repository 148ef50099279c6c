import type { StrategyRow } from "@/lib/core/lab/strategy-row";
import { bodyCell, Head, LabCard, WideTable } from "./lab-card";
import { meanText, tokensText } from "./lab-numbers";
import { StrategyName } from "./strategy-mark";

/** What memory systems outside the app used by themselves, an episode; absent where none took part. */
export function OutsideCard({ rows }: { readonly rows: readonly StrategyRow[] }) {
  const known = rows.flatMap(({ strategy, outside }) => (outside ? [{ strategy, outside }] : []));
  if (known.length === 0) return null;
  return (
    <LabCard
      title="What other memory systems used themselves"
      facts="means an episode, counted at the gateway; part of the tokens and calls above"
    >
      <WideTable label="What other memory systems used, as a table">
        <thead>
          <tr>
            <Head>system · phase</Head>
            <Head>calls</Head>
            <Head>prompt tokens</Head>
            <Head>tool schemas</Head>
            <Head>answer tokens</Head>
            <Head>embedded texts</Head>
            <Head>time, ms</Head>
          </tr>
        </thead>
        <tbody>
          {known.flatMap(({ strategy, outside }) =>
            (["learn", "recall"] as const).map((phase) => {
              const use = outside[phase];
              return (
                <tr key={`${strategy} ${phase}`}>
                  <th scope="row" className={`${bodyCell} font-normal`}>
                    <StrategyName strategy={strategy} /> <span className="text-mute">{phase}</span>
                  </th>
                  <td className={bodyCell}>{meanText(use.modelCalls)}</td>
                  <td className={bodyCell}>{tokensText(use.promptTokens)}</td>
                  <td className={bodyCell}>{tokensText(use.toolTokens)}</td>
                  <td className={bodyCell}>{tokensText(use.answerTokens)}</td>
                  <td className={bodyCell}>{meanText(use.embeddedTexts)}</td>
                  <td className={`${bodyCell} text-mute`}>{Math.round(use.durationMs)}</td>
                </tr>
              );
            }),
          )}
        </tbody>
      </WideTable>
    </LabCard>
  );
}
