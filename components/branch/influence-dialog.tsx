"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { InlineError } from "@/components/ui/inline-error";
import { percentText } from "@/components/ui/number-text";
import { useRead } from "@/lib/client/query/use-read";
import { planInfluenceContract } from "@/lib/contract/branch/plan-influence";
import { PlanLine } from "./plan-line";
import { type InfluenceRun, useInfluence } from "./use-influence";

interface InfluenceDialogProps {
  readonly sessionId: string;
  readonly turnId: string;
  readonly onClose: () => void;
}

/** Which memories mattered for an answer: it is made again without each of them, and once with nothing left out. */
export function InfluenceDialog({ sessionId, turnId, onClose }: InfluenceDialogProps) {
  const plan = useRead(planInfluenceContract, { sessionId, turnId });
  const influence = useInfluence(sessionId, turnId);
  const done = influence.runs.filter((run) => run.status !== "running").length;
  const close = () => {
    influence.stop();
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      title="Which memories mattered"
      description="The answer is made again without each memory that stood in its prompts, in sandboxes. The more it moves, the more the memory mattered."
      className="w-[min(640px,calc(100vw-24px))]"
    >
      <InlineError message={plan.error ?? influence.error} />
      {plan.value && <PlanLine plan={plan.value.perRun} runs={plan.value.runs} />}
      {plan.value && influence.phase === "ready" && (
        <ul className="mt-3 list-disc space-y-1 pl-5 text-[13px]">
          {plan.value.memories.map((memory) => (
            <li key={memory.memoryId} className="wrap-anywhere">
              {memory.content}
            </li>
          ))}
        </ul>
      )}
      {influence.phase !== "ready" && (
        <ul aria-label="Influence" className="mt-3 space-y-2">
          {influence.runs.map((run) => (
            <InfluenceRow key={run.key} run={run} sessionId={sessionId} />
          ))}
        </ul>
      )}
      <footer className="mt-4 flex items-center gap-3">
        {plan.value && influence.phase === "ready" && (
          <Button variant="primary" onClick={() => influence.start(plan.value?.memories ?? [])}>
            Find out
          </Button>
        )}
        {influence.phase === "running" && <Button onClick={influence.stop}>Stop</Button>}
        {influence.phase !== "ready" && plan.value && (
          <p role="status" className="text-[13px] text-mute tabular-nums">
            {done} of {plan.value.runs} runs
            {influence.phase === "stopped" && ", stopped"}
          </p>
        )}
      </footer>
    </Dialog>
  );
}

function InfluenceRow({ run, sessionId }: { readonly run: InfluenceRun; readonly sessionId: string }) {
  const share = run.influence ? Math.round(run.influence.distance * 100) : 0;
  return (
    <li className="text-[13px]">
      <div className="flex items-baseline gap-3">
        <span className="min-w-0 flex-1 wrap-anywhere">{run.name}</span>
        <span className="shrink-0 text-mute tabular-nums">{wordsOf(run)}</span>
      </div>
      <div className="mt-1 flex items-center gap-2">
        <div aria-hidden className="h-1.5 flex-1 overflow-hidden rounded-full bg-soft">
          <div
            className={run.isControl ? "h-full bg-mute/60" : "h-full bg-accent"}
            style={{ width: `${share}%` }}
          />
        </div>
        {run.status === "done" && (
          <a
            href={`/compare/${sessionId}/${run.branchId}`}
            className="inline-flex min-h-6 items-center text-xs font-medium text-accent hover:underline"
          >
            Compare<span className="sr-only">: {run.name}</span>
          </a>
        )}
      </div>
    </li>
  );
}

function wordsOf(run: InfluenceRun): string {
  if (run.status === "running") return "answering…";
  if (run.status === "failed" || !run.influence) return run.problem ?? "no answer";
  return run.influence.changed
    ? `${percentText(run.influence.distance)} of the words moved`
    : "says the same";
}
