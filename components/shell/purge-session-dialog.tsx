"use client";

import { CircleAlert, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { purgeSession } from "@/app/(studio)/chat/session-actions";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormFooter } from "@/components/ui/form-footer";
import { countText } from "@/components/ui/number-text";
import { TypedWord } from "@/components/ui/typed-word";
import { useAct } from "@/lib/client/query/use-act";
import { useShell } from "@/lib/client/shell/shell-context";
import type { SessionPurgeReceipt } from "@/lib/core/session/purge-receipt";
import type { SessionListEntry } from "@/lib/core/session/session-list-entry";

/** The one dialog of the shell for deleting a conversation for good; it outlives the row it was opened from. */
export function SessionPurge() {
  const session = useShell((shell) => shell.purging);
  const setPurging = useShell((shell) => shell.setPurging);
  return session && <PurgeSessionDialog session={session} onClose={() => setPurging(null)} />;
}

interface PurgeSessionDialogProps {
  readonly session: SessionListEntry;
  readonly onClose: () => void;
}

/** Removes every word of a conversation once the person has typed that they mean it; then shows what was removed, and the proof. */
function PurgeSessionDialog({ session, onClose }: PurgeSessionDialogProps) {
  const [isMeant, setMeant] = useState(false);
  const [receipt, setReceipt] = useState<SessionPurgeReceipt | null>(null);
  const purging = useAct(purgeSession);
  const submit = async () => {
    if (!isMeant) return;
    const { sessionId } = session;
    setReceipt(await purging.run((requestId) => ({ requestId, sessionId })));
  };
  if (receipt)
    return (
      <Dialog
        open
        onOpenChange={onClose}
        title="Deleted for good"
        className="w-[min(480px,calc(100vw-24px))]"
      >
        <ReceiptLines receipt={receipt} />
        <div className="mt-4 flex justify-end">
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </div>
      </Dialog>
    );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Delete this session for good?"
      description={`“${session.title}”`}
      className="w-[min(480px,calc(100vw-24px))]"
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ul className="mb-3 list-disc space-y-1 pl-5 text-[13px]">
          <li>
            Every message, answer, prompt and tool result is removed
            {session.memberIds.length > 1 ? `, in all ${session.memberIds.length} branches` : ""}. It cannot
            be undone.
          </li>
          <li>Long-term memories that were written here stay. Delete them under Memories.</li>
          <li>Files that were exported earlier are yours to delete.</li>
        </ul>
        <TypedWord word="delete" onChange={setMeant} />
        <FormFooter
          error={purging.error}
          action="Delete for good"
          isRunning={purging.isRunning}
          isDisabled={!isMeant}
          onCancel={onClose}
        />
      </form>
    </Dialog>
  );
}

function ReceiptLines({ receipt }: { readonly receipt: SessionPurgeReceipt }) {
  const { eventsErased, sessions, memoriesKept, proposalsDeclined, verified } = receipt;
  return (
    <div className="space-y-3 text-[13px]">
      <ul aria-label="Receipt" className="list-disc space-y-1 pl-5">
        <li>
          {countText(eventsErased, "event")} emptied in {countText(sessions, "branch", "branches")}
        </li>
        <li>{countText(memoriesKept, "long-term memory", "long-term memories")} from here kept</li>
        {proposalsDeclined > 0 && <li>{countText(proposalsDeclined, "suggestion")} declined</li>}
      </ul>
      {verified ? (
        <p role="status" className="flex items-start gap-2 text-add">
          <ShieldCheck aria-hidden className="mt-px size-4 shrink-0" strokeWidth={1.75} />
          The log was read again: no word of this session is left in it.
        </p>
      ) : (
        <p role="alert" className="flex items-start gap-2 text-danger">
          <CircleAlert aria-hidden className="mt-px size-4 shrink-0" strokeWidth={1.75} />
          The log still holds words of this session, written while it was deleted. Delete it once more.
        </p>
      )}
    </div>
  );
}
