import { WordDiff } from "@/components/ui/word-diff";
import type { EditConflict } from "@/lib/core/memory/memory-outcomes";

/** The memory has moved on since the change was proposed: what holds now beside what was proposed. */
export function ProposalConflict({ conflict }: { readonly conflict: EditConflict }) {
  const { theirs, mine, memoryId } = conflict;
  return (
    <div role="alert" className="mt-2 rounded-lg border border-line bg-panel px-2.5 py-2">
      <p className="text-xs text-mute">
        {theirs
          ? "The memory has changed since this was proposed. Nothing was stored. What holds now, and what would change:"
          : "The memory was deleted since this was proposed. Nothing was stored."}
      </p>
      {theirs && <WordDiff before={theirs.content} after={mine.content} className="mt-1" />}
      <p className="mt-1 text-xs">
        <a href={`/memories/${memoryId}`} className="text-accent underline underline-offset-2">
          Open the memory
        </a>
      </p>
    </div>
  );
}
