import { cn } from "@/components/ui/class-names";
import { numberText } from "@/components/ui/number-text";
import type { ExperimentVerdict } from "@/lib/core/branch/experiment";

interface ExperimentVerdictPanelProps {
  readonly verdict: ExperimentVerdict;
  readonly phrase: string | null;
  /** How many events are off. */
  readonly off: number;
}

/** What the answers show so far: a sentence, the difference with its interval, and what both sides cost. */
export function ExperimentVerdictPanel({ verdict, phrase, off }: ExperimentVerdictPanelProps) {
  const { all, without, difference } = verdict;
  const measure = phrase === null ? "says the same as the recorded answer" : `says “${phrase}”`;
  return (
    <section
      aria-label="Verdict"
      className="grid gap-x-6 gap-y-4 rounded-xl border border-line bg-panel p-4 md:grid-cols-[minmax(220px,0.8fr)_2fr]"
    >
      <div>
        <p className="text-[15px] font-semibold text-balance">{headline(verdict, off)}</p>
        {verdict.verdict !== "nothing yet" && (
          <p dir="auto" className="mt-1 text-[13px] text-mute wrap-anywhere">
            With everything on it {measure} {all.hits} times of {all.n}, without {off === 1 ? "it" : "them"}{" "}
            {without.hits} of {without.n}.
            {verdict.verdict === "not shown to differ" &&
              " That is not the same as no difference: more runs narrow the interval."}
          </p>
        )}
      </div>
      <div className="min-w-0">
        <table className="w-full text-[13px] tabular-nums">
          <thead>
            <tr className="text-xs text-mute">
              <th scope="col" className="pb-1 text-left font-normal">
                Measure
              </th>
              <th scope="col" className="pb-1 pl-2 text-right font-normal">
                All on
              </th>
              <th scope="col" className="pb-1 pl-2 text-right font-normal">
                Without
              </th>
              <th scope="col" className="w-[34%] px-3 pb-1 text-center font-normal max-sm:hidden">
                less · difference · more
              </th>
              <th scope="col" className="pb-1 pl-2 text-right font-normal">
                95 % interval
              </th>
            </tr>
          </thead>
          <tbody>
            <tr className="border-t border-line">
              <th scope="row" className="max-w-40 truncate py-1.5 text-left font-normal max-sm:max-w-24">
                {phrase === null ? "Says the same" : `Says “${phrase}”`}
              </th>
              <td className="py-1.5 text-right">{`${all.hits} / ${all.n}`}</td>
              <td className="py-1.5 text-right">{`${without.hits} / ${without.n}`}</td>
              <td className="px-3 max-sm:hidden">
                <Whisker {...difference} isShown={verdict.verdict === "differs"} />
              </td>
              <td className="py-1.5 pl-2 text-right sm:whitespace-nowrap">
                {verdict.verdict === "nothing yet"
                  ? "–"
                  : `${pointsText(difference.low)} to ${pointsText(difference.high)} points`}
              </td>
            </tr>
            <Mean name="Tokens in the prompt" all={all.promptTokens} without={without.promptTokens} />
            <Mean name="Tokens in the answer" all={all.answerTokens} without={without.answerTokens} />
            <Mean name="Model calls" all={all.modelCalls} without={without.modelCalls} digits={1} />
          </tbody>
        </table>
        <p className="mt-1.5 text-xs text-mute">
          Difference of shares with Newcombe’s interval, n = {all.n} + {without.n}. Tokens and calls are
          means.
        </p>
      </div>
    </section>
  );
}

function headline({ verdict }: ExperimentVerdict, off: number): string {
  if (verdict === "nothing yet") return "Nothing to compare yet";
  if (verdict === "not shown to differ") return "Not shown to make a difference";
  return off === 1
    ? "The answer depends on this event"
    : `The answer depends on these ${off} events together`;
}

function Mean({
  name,
  all,
  without,
  digits = 0,
}: {
  readonly name: string;
  readonly all: number;
  readonly without: number;
  readonly digits?: number;
}) {
  const text = (value: number) => (digits === 0 ? numberText(Math.round(value)) : value.toFixed(digits));
  return (
    <tr className="border-t border-line">
      <th scope="row" className="py-1.5 text-left font-normal">
        {name}
      </th>
      <td className="py-1.5 text-right">{text(all)}</td>
      <td className="py-1.5 text-right">{text(without)}</td>
      <td colSpan={2} />
    </tr>
  );
}

/** The difference on an axis from −100 to +100 points, its interval as a whisker, nothing in the middle. */
function Whisker({
  difference,
  low,
  high,
  isShown,
}: {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly isShown: boolean;
}) {
  const at = (value: number) => `${(Math.min(1, Math.max(-1, value)) + 1) * 50}%`;
  return (
    <svg
      aria-hidden
      className={cn("block h-6 w-full overflow-visible", isShown ? "text-accent" : "text-mute")}
    >
      <line x1="50%" x2="50%" y1={2} y2={22} stroke="var(--grid)" strokeWidth={1.5} />
      <line
        x1={at(low)}
        x2={at(high)}
        y1={12}
        y2={12}
        stroke="currentColor"
        strokeWidth={2}
        strokeLinecap="round"
      />
      <circle cx={at(difference)} cy={12} r={4} fill="currentColor" />
    </svg>
  );
}

function pointsText(difference: number): string {
  const points = Math.round(difference * 100);
  return points > 0 ? `+${points}` : points < 0 ? `−${-points}` : "0";
}
