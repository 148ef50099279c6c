"use client";

import { Repeat, Square, Trash2 } from "lucide-react";
import { useRouter, useSearchParams } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { deleteExperiment } from "@/app/(studio)/compare/experiment-actions";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { countText } from "@/components/ui/number-text";
import { useAct } from "@/lib/client/query/use-act";
import { useRead } from "@/lib/client/query/use-read";
import type { ShownExperiment } from "@/lib/contract/branch/list-experiments";
import { offerExperimentContract } from "@/lib/contract/branch/offer-experiment";
import { experimentVerdict, isHit, mostRepeats } from "@/lib/core/branch/experiment";
import { experimentAddress } from "./experiment-address";
import { ExperimentArmColumn } from "./experiment-arm";
import { ExperimentVerdictPanel } from "./experiment-verdict";
import { LeaveOutList } from "./leave-out-list";
import { firstRepeats, useExperimentRuns } from "./use-experiment-runs";

interface ExperimentViewProps {
  readonly sessionId: string;
  readonly experiment: ShownExperiment;
  readonly onChanged: () => void;
  readonly onDeleted: () => void;
}

/** One experiment: what is off, the answers of both sides beside each other, and what they show. */
export function ExperimentView({ sessionId, experiment, onChanged, onDeleted }: ExperimentViewProps) {
  const { title, off, phrase, recorded, runs, turnId } = experiment;
  const offer = useRead(offerExperimentContract, { sessionId, turnId });
  const making = useExperimentRuns(sessionId, experiment, onChanged);
  const deleting = useAct(deleteExperiment, { alsoInReplay: true });
  const [wanted, setWanted] = useState(() => Math.max(firstRepeats, ...runs.map(({ repeat }) => repeat)));
  const done = runs.filter(({ status }) => status !== "running").length;
  const verdict = experimentVerdict(runs, { recorded, phrase });
  const run = (repeats: number) => {
    setWanted(repeats);
    making.start(repeats);
  };
  useRunOnArrival(experimentAddress(sessionId, { show: experiment.experimentId }), () => run(wanted));
  const remove = async () => {
    making.stop();
    const { experimentId } = experiment;
    if (await deleting.run((requestId) => ({ sessionId, requestId, experimentId }))) onDeleted();
  };
  const isHitOf = (answer: string) => isHit(answer, recorded, phrase);
  const armOf = (arm: "all" | "without") => runs.filter((one) => one.arm === arm);
  return (
    <div className="mx-auto w-full max-w-[1160px] space-y-5 px-4 py-5 min-[900px]:px-6">
      <div className="flex flex-wrap items-center gap-2">
        <h2 dir="auto" className="min-w-0 flex-1 basis-60 truncate text-[15px] font-semibold" title={title}>
          {title}
        </h2>
        <p role="status" className="text-[13px] text-mute tabular-nums">
          {done} of {wanted * 2} runs
        </p>
        {making.isRunning ? (
          <Button onClick={making.stop}>
            <Square aria-hidden className="size-3" />
            Stop
          </Button>
        ) : done < wanted * 2 ? (
          <Button variant="primary" onClick={() => run(wanted)}>
            Go on
          </Button>
        ) : (
          wanted < mostRepeats && (
            <Button onClick={() => run(wanted + firstRepeats)}>
              <Repeat aria-hidden className="size-3.5" />
              {firstRepeats} more
            </Button>
          )
        )}
        <Button className="text-danger" aria-disabled={deleting.isRunning} onClick={() => void remove()}>
          <Trash2 aria-hidden className="size-3.5" />
          Delete
        </Button>
      </div>
      <InlineError message={making.error ?? deleting.error} />
      <ExperimentVerdictPanel verdict={verdict} phrase={phrase} off={off.length} />
      <div className="grid gap-4 md:grid-cols-2">
        <ExperimentArmColumn
          {...{ sessionId, isHit: isHitOf, result: verdict.all, runs: armOf("all") }}
          title="All events"
          detail={`“${experiment.message}”`}
        />
        <ExperimentArmColumn
          {...{ sessionId, isHit: isHitOf, result: verdict.without, runs: armOf("without") }}
          title={`Without ${countText(off.length, "event")}`}
          detail="in sandboxes"
        />
      </div>
      {offer.value && <LeaveOutList choices={offer.value.choices} off={new Set(off)} />}
    </div>
  );
}

/** Begins once where the address says so, and takes that out of the address, so that a reload does not begin again. */
function useRunOnArrival(address: string, begin: () => void): void {
  const router = useRouter();
  const isAsked = useSearchParams().get("run") === "1";
  const hasBegun = useRef(false);
  useEffect(() => {
    if (!isAsked || hasBegun.current) return;
    hasBegun.current = true;
    router.replace(address);
    begin();
  });
}
