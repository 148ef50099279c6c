import { Check, X } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { percentText } from "@/components/ui/number-text";
import type { ArmResult, ExperimentRun } from "@/lib/core/branch/experiment";

interface ExperimentArmColumnProps {
  readonly sessionId: string;
  readonly title: string;
  readonly detail: string;
  readonly result: ArmResult;
  readonly runs: readonly ExperimentRun[];
  /** True for an answer that has what is looked for. */
  readonly isHit: (answer: string) => boolean;
}

/** One side of an experiment: how many of its answers have what is looked for, and each answer. */
export function ExperimentArmColumn(props: ExperimentArmColumnProps) {
  const { sessionId, title, detail, result, runs, isHit } = props;
  return (
    <section aria-label={title} className="min-w-0 rounded-xl border border-line bg-panel">
      <header className="flex items-baseline gap-2 border-b border-line px-3.5 py-2.5 text-[13px]">
        <h3 className="shrink-0 font-semibold">{title}</h3>
        <span dir="auto" className="min-w-0 flex-1 truncate text-mute">
          {detail}
        </span>
        {result.n > 0 && (
          <span className="shrink-0 font-medium tabular-nums">
            {result.hits} of {result.n}
            <span className="ml-1.5 text-xs font-normal text-mute">
              {percentText(result.low)}–{percentText(result.high)}
            </span>
          </span>
        )}
      </header>
      {runs.length === 0 ? (
        <p className="px-3.5 py-3 text-[13px] text-mute">Not made yet.</p>
      ) : (
        <ol className="divide-y divide-line">
          {runs.map((run) => (
            <RunRow key={run.branchId} run={run} sessionId={sessionId} isHit={isHit} />
          ))}
        </ol>
      )}
    </section>
  );
}

function RunRow({
  run: { branchId, repeat, status, answer },
  sessionId,
  isHit,
}: Pick<ExperimentArmColumnProps, "sessionId" | "isHit"> & { readonly run: ExperimentRun }) {
  const hit = status === "completed" && isHit(answer);
  const Mark = hit ? Check : X;
  return (
    <li className="flex items-start gap-2.5 px-3.5 py-2 text-[13px]">
      <span className="w-4 shrink-0 text-right text-mute tabular-nums">{repeat}</span>
      {status === "completed" ? (
        <Mark
          aria-label={hit ? "has it" : "does not have it"}
          className={cn("mt-0.5 size-3.5 shrink-0", hit ? "text-add" : "text-danger")}
          strokeWidth={2.25}
        />
      ) : (
        <span
          aria-hidden
          className="mt-1.5 size-1.5 shrink-0 rounded-full bg-accent motion-safe:animate-pulse"
        />
      )}
      <p dir="auto" className="line-clamp-3 min-w-0 flex-1 wrap-anywhere" title={answer}>
        {status === "running" ? "Answering…" : answer || "No answer: the run failed or was stopped."}
      </p>
      {status === "completed" && (
        <a
          href={`/compare/${sessionId}/${branchId}`}
          className="inline-flex min-h-6 shrink-0 items-center text-xs font-medium text-accent hover:underline pointer-coarse:min-h-11"
        >
          Compare<span className="sr-only"> run {repeat}</span>
        </a>
      )}
    </li>
  );
}
