import { OperationBadge } from "@/components/ui/operation-badge";
import { WordDiff } from "@/components/ui/word-diff";
import type { MemoryDifference } from "@/lib/core/replay/diff-steps";

/** One memory that differs: new, gone, or with other words. */
export function DiffMemory({ memory }: { readonly memory: MemoryDifference }) {
  const { before, after } = memory;
  const operation = before === null ? "ADD" : after === null ? "DELETE" : "UPDATE";
  return (
    <li className="grid grid-cols-[82px_minmax(0,1fr)] items-start gap-2 py-1 text-[13px]">
      <OperationBadge operation={operation} variant="inline" />
      <WordDiff before={before ?? ""} after={after ?? ""} />
    </li>
  );
}
