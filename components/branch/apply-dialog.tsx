"use client";

import { CircleAlert } from "lucide-react";
import { useState } from "react";
import { applySandbox } from "@/app/(studio)/compare/branch-actions";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { InlineError } from "@/components/ui/inline-error";
import { countText } from "@/components/ui/number-text";
import { OperationBadge } from "@/components/ui/operation-badge";
import { WordDiff } from "@/components/ui/word-diff";
import { useAct } from "@/lib/client/query/use-act";
import { useRead } from "@/lib/client/query/use-read";
import { viewSandboxChangesContract } from "@/lib/contract/branch/view-sandbox-changes";
import type { SandboxChange } from "@/lib/core/branch/sandbox-changes";

interface ApplyDialogProps {
  readonly sessionId: string;
  readonly onClose: () => void;
}

/** What a sandbox changed, beside the person's memories, and the choice of what to carry over. Conflicts are off until they are chosen. */
export function ApplyDialog({ sessionId, onClose }: ApplyDialogProps) {
  const changes = useRead(viewSandboxChangesContract, { sessionId });
  const [choice, setChoice] = useState<ReadonlyMap<string, boolean>>(new Map());
  const apply = useApply(sessionId, changes.reload);
  const shown = changes.value ?? [];
  const isChosen = (change: SandboxChange) => choice.get(change.memoryId) ?? !change.conflict;
  const chosen = shown.filter(isChosen);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Apply to my memories"
      description="What this sandbox changed, beside what you have now. Each change can be undone afterwards."
      className="w-[min(620px,calc(100vw-24px))]"
    >
      <InlineError message={apply.error ?? changes.error} />
      {apply.applied > 0 && (
        <p role="status" className="mb-2 text-[13px]">
          {countText(apply.applied, "change")} carried over to your memories.
        </p>
      )}
      {changes.value?.length === 0 && (
        <p className="text-[13px] text-mute">Nothing here differs from your memories.</p>
      )}
      <ul className="space-y-2">
        {shown.map((change) => (
          <li key={change.memoryId} className="rounded-lg border border-line px-3 py-2">
            <label className="flex cursor-pointer items-start gap-2.5">
              <input
                type="checkbox"
                className="mt-1"
                checked={isChosen(change)}
                onChange={({ target }) => setChoice(new Map(choice).set(change.memoryId, target.checked))}
              />
              <ChangeText change={change} />
            </label>
          </li>
        ))}
      </ul>
      <footer className="mt-4 flex gap-2">
        {shown.length > 0 && (
          <Button
            variant="primary"
            aria-disabled={chosen.length === 0 || apply.isRunning}
            onClick={() => chosen.length > 0 && apply.run(chosen)}
          >
            Apply {countText(chosen.length, "change")}
          </Button>
        )}
        <Button onClick={onClose}>{shown.length > 0 ? "Cancel" : "Close"}</Button>
      </footer>
    </Dialog>
  );
}

const operations = { added: "ADD", updated: "UPDATE", deleted: "DELETE" } as const;

function ChangeText({ change }: { readonly change: SandboxChange }) {
  const { kind, current, wanted, conflict } = change;
  return (
    <span className="min-w-0 flex-1 text-[13px]">
      <OperationBadge operation={operations[kind]} variant="inline" />
      {kind === "updated" && current && wanted ? (
        <WordDiff before={current.content} after={wanted.content} />
      ) : (
        <span className="block wrap-anywhere">{wanted?.content ?? current?.content}</span>
      )}
      {conflict && (
        <span className="mt-1 flex items-start gap-1.5 text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          {current
            ? `Your memory has changed since: it says “${current.content}”. Applying replaces that.`
            : "You have deleted this memory since. Applying brings it back."}
        </span>
      )}
    </span>
  );
}

function useApply(sessionId: string, reload: () => void) {
  const { isRunning, error, run: send } = useAct(applySandbox);
  const [applied, setApplied] = useState(0);
  const run = async (changes: readonly SandboxChange[]) => {
    const chosen = changes.map(({ memoryId, current }) => ({
      memoryId,
      shownVersion: current?.version ?? null,
    }));
    const carried = await send((requestId) => ({ sessionId, requestId, chosen }));
    if (carried) setApplied((count) => count + carried.memoryEventIds.length);
    reload();
  };
  return { isRunning, error, applied, run: (changes: readonly SandboxChange[]) => void run(changes) };
}
