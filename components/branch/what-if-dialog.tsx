"use client";

import { useEffect, useMemo, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { InlineError } from "@/components/ui/inline-error";
import type { BranchActions } from "@/lib/client/branch/branch-actions";
import { useFollowedLog } from "@/lib/client/branch/branch-log";
import { useLoaded } from "@/lib/client/query/use-loaded";
import { httpSessionApi } from "@/lib/client/session/api";
import { newId } from "@/lib/client/shell/new-id";
import { alignBranches } from "@/lib/core/branch/align-branches";
import type { WhatIf } from "@/lib/core/branch/counterfactual";
import { BranchLinks } from "./branch-links";
import { ComparedPair } from "./compare/compared-pair";
import { PlanLine } from "./plan-line";

interface WhatIfDialogProps {
  readonly actions: BranchActions;
  readonly sessionId: string;
  readonly what: WhatIf;
  readonly onClose: () => void;
}

/** An answer made again under another condition, beside the original. It runs in a sandbox, so it changes nothing. */
export function WhatIfDialog({ actions, sessionId, what, onClose }: WhatIfDialogProps) {
  const { branchId, made, error } = useAnswerAgain(actions, sessionId, what);
  const plan = useLoaded(JSON.stringify(what), () => actions.planAnswerAgain({ sessionId, what }));
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
function useAnswerAgain(actions: BranchActions, sessionId: string, what: WhatIf) {
  const [branchId] = useState(newId);
  const [made, setMade] = useState<{ originalTurnId: string; turnId: string | null } | null>(null);
  const [error, setError] = useState<string | null>(null);
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    actions.answerAgain({ sessionId, branchId, what }).then(
      (answered) => (answered.ok ? setMade(answered.value) : setError(answered.error.message)),
      () => setError("The server cannot be reached."),
    );
  }, [actions, sessionId, branchId, what]);
  return { branchId, made, error };
}
