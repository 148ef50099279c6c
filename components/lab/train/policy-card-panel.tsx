import { profileName } from "@/lib/core/model/model-profile";
import type { PolicyCard } from "@/lib/core/model/policy-card";
import { bodyCell, LabCard, WideTable } from "../lab-card";
import { intervalText, pointsText, pText, shareText } from "../lab-numbers";

/** What a person must know of a policy before they use it. */
export function PolicyCardPanel({ card }: { readonly card: PolicyCard }) {
  const { base, adapter, training, heldOut } = card;
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  const facts = [
    [
      "adapter",
      `LoRA r ${adapter.rank}, layers ${adapter.layers.first} to ${adapter.layers.first + adapter.layers.count - 1} · ${megabytes(adapter.bytes)} GGUF`,
    ],
    ["base", `${base.name}, ${megabytes(base.bytes)}, ${base.license}`],
    ["method", `${training.method} · ${training.engine} · ${training.updates} updates`],
    ["data", training.data],
    ["seeds", training.seeds.join(", ")],
    ["profile", `${profileName(card.profile)}${card.hasGrammar ? ", with grammar" : ", without a grammar"}`],
    ["cannot", card.cannot.join(", ")],
  ];
  return (
    <LabCard title="Policy card" facts={card.name} note={card.says}>
      <dl className="grid grid-cols-[5rem_1fr] gap-x-2 gap-y-1 px-3.5 pb-2 text-[13px]">
        {facts.map(([word, text]) => (
          <div key={word} className="contents">
            <dt className="text-mute">{word}</dt>
            <dd className="min-w-0 break-words">{text}</dd>
          </div>
        ))}
      </dl>
      {heldOut === null ? (
        <p className="px-3.5 pb-3 text-[13px] text-danger">Nobody has measured it on held-out tasks yet.</p>
      ) : (
        <>
          <WideTable label={`Held-out tasks, n = ${heldOut.tasks}`}>
            <tbody>
              {heldOut.scores.map(({ control, right }) => (
                <tr key={control} className="border-t border-line">
                  <th scope="row" className={`${bodyCell} font-normal`}>
                    {control}
                  </th>
                  <td className={bodyCell}>{shareText(right.mean)}</td>
                  <td className={`${bodyCell} text-mute`}>{intervalText(right)}</td>
                </tr>
              ))}
            </tbody>
          </WideTable>
          <p className="px-3.5 py-2 text-xs text-mute">
            n = {heldOut.tasks} tasks, {heldOut.interval}.{" "}
            {heldOut.differences.map(
              ({ of, against, difference, low, high, pHolm }) =>
                `${of} − ${against}: ${pointsText(difference)} points (${pointsText(low)} to ${pointsText(high)}), p ${pText(pHolm)}${low <= 0 && high >= 0 ? ", not shown to be better" : ""}. `,
            )}
          </p>
        </>
      )}
    </LabCard>
  );
}
