import { rewardText } from "@/components/inspector/reward/reward-words";
import type { StrategyRow } from "@/lib/core/lab/strategy-row";
import { earnableWithout, leftOutChoices } from "@/lib/core/reward/leave-out-parts";
import { rewardVariants } from "@/lib/core/reward/variants";
import { bodyCell, Head, LabCard, WideTable } from "./lab-card";
import { StrategyName } from "./strategy-mark";

/** R with parts left out: the paper's ablation of the reward, on the same episodes. */
export function RewardPartsCard({ rows }: { readonly rows: readonly StrategyRow[] }) {
  return (
    <LabCard
      title="Reward with parts left out"
      facts="paper V2, the weights of what is left unchanged; mean, and of how many questions"
      note="The paper leaves parts out in training and compares two policies (Tables 4 and 6). Here the same episodes are rewarded again: what a part adds, and which strategy would be preferred without it."
    >
      <WideTable label="Reward with parts left out, as a table">
        <thead>
          <tr>
            <Head>left out</Head>
            {rows.map(({ strategy }) => (
              <Head key={strategy}>
                <StrategyName strategy={strategy} />
              </Head>
            ))}
            <Head>at most</Head>
          </tr>
        </thead>
        <tbody>
          {leftOutChoices.map(({ name, parts }) => (
            <tr key={name}>
              <th scope="row" className={`${bodyCell} font-normal`}>
                {name}
              </th>
              {rows.map((row) => (
                <td key={row.strategy} className={bodyCell}>
                  <Reward row={row} leftOut={name} />
                </td>
              ))}
              <td className={`${bodyCell} text-mute`}>
                {rewardText(earnableWithout(parts, rewardVariants.v2))}
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </LabCard>
  );
}

function Reward({ row, leftOut }: { readonly row: StrategyRow; readonly leftOut: string }) {
  const found = row.rewardWithout.find((each) => each.leftOut === leftOut);
  if (!found || found.questions === 0) return <span className="text-mute">–</span>;
  return (
    <>
      {rewardText(found.mean)} <span className="text-xs text-mute">of {found.questions}</span>
    </>
  );
}
