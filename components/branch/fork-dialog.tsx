"use client";

import { GitBranch } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useState } from "react";
import { forkSession } from "@/app/(studio)/compare/fork-actions";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { InlineError } from "@/components/ui/inline-error";
import { useFollowedLog } from "@/lib/client/branch/branch-log";
import { emptyForkDraft, type ForkDraft, forkRequestOf } from "@/lib/client/branch/fork-draft";
import { useAct } from "@/lib/client/query/use-act";
import { useRead } from "@/lib/client/query/use-read";
import { newId } from "@/lib/client/shell/new-id";
import { planForkContract } from "@/lib/contract/branch/plan-fork";
import { type ForkPlace, resolveFork } from "@/lib/core/branch/fork-request";
import { foldSession } from "@/lib/core/session/fold";
import { ForkFields } from "./fork-fields";
import { PlanLine } from "./plan-line";

interface ForkDialogProps {
  readonly sessionId: string;
  readonly place: ForkPlace;
  readonly onClose: () => void;
}

/** A new branch from a place of a session: what to change, and what it will take, before it starts. */
export function ForkDialog({ sessionId, place, onClose }: ForkDialogProps) {
  const router = useRouter();
  const log = useFollowedLog(sessionId);
  const [draft, setDraft] = useState<ForkDraft>(emptyForkDraft);
  const [branchId] = useState(newId);
  const forking = useAct(forkSession, { alsoInReplay: true });
  const request = forkRequestOf(place, draft);
  const plan = useRead(planForkContract, { sessionId, ...request }, { keep: true });
  const start = useMemo(() => {
    const resolved = log && resolveFork(log.state, log.events, place, {});
    if (!log || !resolved?.ok) return null;
    return { state: foldSession(log.events.slice(0, resolved.value.sequence)), turn: resolved.value.turn };
  }, [log, place]);
  const fork = async () => {
    const forked = await forking.run({ sessionId, branchId, ...request });
    if (!forked) return;
    onClose();
    router.push(`/chat/${branchId}`);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Fork from here"
      description="A sandbox: it reads your memories as they were at this point and writes only to itself, until you apply its changes."
      className="w-[min(620px,calc(100vw-24px))]"
    >
      {start && log ? (
        <ForkFields log={log} place={place} start={start} draft={draft} onChange={setDraft} />
      ) : (
        !plan.error && <p className="text-[13px] text-mute">Reading the session…</p>
      )}
      <div className="mt-4 border-t border-line pt-3">
        {plan.value && <PlanLine plan={plan.value} />}
        <InlineError message={forking.error ?? plan.error} className="mt-1" />
        <div className="mt-3 flex gap-2">
          <Button
            variant="primary"
            aria-disabled={forking.isRunning || plan.value === null || plan.error !== null}
            onClick={() => plan.value && plan.error === null && void fork()}
          >
            <GitBranch aria-hidden className="size-3.5" />
            {forking.isRunning ? "Forking…" : plan.value?.liveSteps === 0 ? "Fork" : "Fork and run"}
          </Button>
          <Button onClick={onClose}>Cancel</Button>
        </div>
      </div>
    </Dialog>
  );
}
