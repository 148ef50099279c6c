"use client";

import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { byWords } from "@/components/ui/memory-words";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ChangeSummary, UndoMode, UndoTarget } from "@/lib/core/memory/memory-outcomes";

/** An undo that later changes build on. */
export interface UndoQuestionState {
  readonly target: UndoTarget;
  readonly label: string;
  readonly dependents: readonly ChangeSummary[];
}

interface UndoQuestionProps {
  readonly question: UndoQuestionState | null;
  readonly onClose: () => void;
  readonly onDecide: (mode: UndoMode) => void;
}

const words = {
  "memory-added": "added",
  "memory-updated": "changed to",
  "memory-deleted": "deleted",
  "memory-restored": "brought back",
  "memory-purged": "purged",
} as const satisfies Record<ChangeSummary["type"], string>;

/** Names the later changes and lets the person choose. Nothing has been done yet. */
export function UndoQuestion({ question, onClose, onDecide }: UndoQuestionProps) {
  const dependents = question?.dependents ?? [];
  return (
    <Dialog
      open={question !== null}
      onOpenChange={(open) => !open && onClose()}
      title="Later changes build on this"
      description={`Nothing has been undone yet: ${question?.label ?? ""}`}
    >
      <ul className="max-h-60 space-y-1.5 overflow-y-auto text-[13px]">
        {dependents.map((change) => (
          <li key={change.eventId} className="rounded-lg border border-line px-2.5 py-1.5">
            <p dir="auto" className="break-words">
              <span className="text-mute">{words[change.type]}</span> {change.content}
            </p>
            <p className="text-xs text-mute">
              {byWords[change.by]} · <RelativeTime at={change.at} />
            </p>
          </li>
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <Button variant="quiet" onClick={onClose}>
          Cancel
        </Button>
        <Button onClick={() => onDecide("only-this")}>Only this</Button>
        <Button variant="primary" onClick={() => onDecide("with-dependents")}>
          Undo these too
        </Button>
      </div>
      <p className="mt-2 text-right text-xs text-mute">“Only this” keeps what the later changes wrote.</p>
    </Dialog>
  );
}
