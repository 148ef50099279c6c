"use client";

import { glossary } from "@/components/ui/glossary";
import { countText, numberText } from "@/components/ui/number-text";
import { Popover } from "@/components/ui/popover";
import { lastReported, type ModelRatio, ratioByModel } from "@/lib/core/context/reported-usage";
import type { SessionState } from "@/lib/core/session/session-state";

/** What the provider reported of the last step, beside our estimate; a click explains both. */
export function ReportedTokens({ state }: { readonly state: SessionState }) {
  const reported = lastReported(state);
  return (
    <Popover
      label="Estimate and reported by the provider"
      align="end"
      trigger={
        <button
          type="button"
          className="min-h-6 rounded px-1 text-[12.5px] text-mute tabular-nums underline decoration-line decoration-dotted underline-offset-4 hover:text-ink hover:decoration-current pointer-coarse:min-h-11"
        >
          {reported
            ? `reported ${numberText(reported.reportedTokens)} · ×${reported.ratio.toFixed(3)}`
            : state.turns.isEmpty()
              ? "nothing reported yet"
              : "not reported"}
        </button>
      }
    >
      <dl className="space-y-2.5">
        <div>
          <dt className="font-medium">{glossary.estimate.word}</dt>
          <dd className="text-mute">{glossary.estimate.meaning}</dd>
        </div>
        <div>
          <dt className="font-medium">{glossary.reported.word}</dt>
          <dd className="text-mute">
            What the model's provider says it read
            {reported
              ? `: ${numberText(reported.reportedTokens)} for the last step that it reported on, for which the estimate was ${numberText(reported.countedTokens)}.`
              : ". No step of this session has a report; the demo assistant has no provider."}
          </dd>
        </div>
      </dl>
      <RatioTable ratios={ratioByModel(state)} />
    </Popover>
  );
}

function RatioTable({ ratios }: { readonly ratios: readonly ModelRatio[] }) {
  if (ratios.length === 0) return null;
  return (
    <table className="mt-3 w-full border-t border-line text-xs tabular-nums">
      <caption className="pt-2.5 pb-1 text-left text-mute">
        Reported ÷ estimate, per model of this session
      </caption>
      <tbody>
        {ratios.map((ratio) => (
          <tr key={`${ratio.model.provider} ${ratio.model.modelId}`}>
            <th scope="row" className="py-1 pr-2 text-left font-normal break-words">
              {ratio.model.label}
            </th>
            <td className="py-1 pr-2 text-right text-mute">{countText(ratio.steps, "step")}</td>
            <td className="py-1 text-right font-medium">×{ratio.ratio.toFixed(3)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
