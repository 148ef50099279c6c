"use client";

import { GitCompareArrows } from "lucide-react";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { byWords } from "@/components/ui/memory-words";
import { RelativeTime } from "@/components/ui/relative-time";
import { WordDiff } from "@/components/ui/word-diff";
import type { EditConflict as Conflict } from "@/lib/core/memory/memory-outcomes";

interface EditConflictProps {
  readonly conflict: Conflict;
  readonly isRunning: boolean;
  readonly error: string | null;
  /** Puts the person's text over the version that holds now. */
  readonly onMine: (theirVersion: number) => void;
  readonly onTheirs: () => void;
}

/** The memory changed while the person was editing it: both changes against the text both began with, and the choice. */
export function EditConflict({ conflict, isRunning, error, onMine, onTheirs }: EditConflictProps) {
  const { base, theirs, mine } = conflict;
  const before = base?.content ?? "";
  return (
    <section aria-label="Conflict" className="rounded-xl border border-update/40 bg-update/6 p-3 text-[13px]">
      <h2 className="flex items-center gap-2 font-medium text-update">
        <GitCompareArrows aria-hidden className="size-4" strokeWidth={1.75} />
        {theirs ? "It changed while you were editing" : "It was deleted while you were editing"}
      </h2>
      <div className="mt-2 space-y-2.5">
        <div>
          <p className="text-xs text-mute">
            Theirs
            {theirs && (
              <>
                {" "}
                · {byWords[theirs.by]}, <RelativeTime at={theirs.at} />
              </>
            )}
          </p>
          {theirs ? (
            <WordDiff before={before} after={theirs.content} />
          ) : (
            <p className="text-delete">Deleted</p>
          )}
        </div>
        <div>
          <p className="text-xs text-mute">Mine · not saved yet</p>
          <WordDiff before={before} after={mine.content} />
        </div>
      </div>
      <InlineError message={error} className="mt-2" />
      <div className="mt-3 flex flex-wrap gap-2">
        {theirs && (
          <Button variant="primary" disabled={isRunning} onClick={() => onMine(theirs.version)}>
            Keep mine
          </Button>
        )}
        <Button onClick={onTheirs}>{theirs ? "Take theirs" : "Leave it deleted"}</Button>
      </div>
    </section>
  );
}
