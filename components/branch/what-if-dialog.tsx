"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { answerAgain } from "@/app/(studio)/compare/fork-actions";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { InlineError } from "@/components/ui/inline-error";
import { useFollowedLog } from "@/lib/client/branch/branch-log";
import { useAct } from "@/lib/client/query/use-act";
import { useRead } from "@/lib/client/query/use-read";
import { httpSessionApi } from "@/lib/client/session/api";
import { newId } from "@/lib/client/shell/new-id";
import type { AnswerAgain } from "@/lib/contract/branch/answer-again";
import { planAnswerAgainContract } from "@/lib/contract/branch/plan-answer-again";
import { alignBranches } from "@/lib/core/branch/align-branches";
import type { WhatIf } from "@/lib/core/branch/counterfactual";
import { BranchLinks } from "./branch-links";
import { ComparedPair } from "./compare/compared-pair";
import { PlanLine } from "./plan-line";

interface WhatIfDialogProps {
  readonly sessionId: string;
  readonly what: WhatIf;
  readonly onClose: () => void;
}

/** An answer made again under another condition, beside the original. It runs in a sandbox, so it changes nothing. */
export function WhatIfDialog({ sessionId, what, onClose }: WhatIfDialogProps) {
  const { branchId, made, error } = useAnswerAgain(sessionId, what);
  const plan = useRead(planAnswerAgainContract, { sessionId, what });
  const original = useFollowedLog(sessionId);
  const branch = useFollowedLog(made ? branchId : null);
  const pair = useMemo(() => {
    if (!original || !branch || !made) return null;
    const { turns } = alignBranches(original, branch);
    return turns.find((candidate) => candidate.left?.turnId === made.originalTurnId) ?? null;
  }, [original, branch, made]);
  const isRunning = pair?.right?.status === "running";
  const label = plan.value?.label ?? "another condition";
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Answer again ${label}`}
      description="In a sandbox: your conversation and your memories stay as they are."
      className="w-[min(900px,calc(100vw-24px))]"
    >
      {plan.value && <PlanLine plan={plan.value} />}
      <InlineError message={error} className="mt-2" />
      {!error && !pair && <p className="mt-3 text-[13px] text-mute">Answering again…</p>}
      {pair && (
        <div className="mt-3">
          <ComparedPair
            pair={pair}
            leftName="As it was"
            rightName={label}
            partialText={branch?.partialText ?? ""}
          />
        </div>
      )}
      <footer className="mt-4 flex flex-wrap items-center gap-2">
        {isRunning && made?.turnId && (
          <Button
            onClick={() => void httpSessionApi.stopTurn({ sessionId: branchId, turnId: made.turnId ?? "" })}
          >
            Stop
          </Button>
        )}
        {made && <BranchLinks sessionId={sessionId} branchId={branchId} />}
      </footer>
    </Dialog>
  );
}

/** Asks once when the dialog opens; React may mount it twice, the branch's id makes that harmless. */
function useAnswerAgain(sessionId: string, what: WhatIf) {
  const [branchId] = useState(newId);
  const [made, setMade] = useState<AnswerAgain | null>(null);
  const { error, run } = useAct(answerAgain, { alsoInReplay: true });
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    void run({ sessionId, branchId, what }).then(setMade);
  }, [run, sessionId, branchId, what]);
  return { branchId, made, error };
}
