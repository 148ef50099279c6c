"use client";

import { Columns2, FlaskConical, GitBranch } from "lucide-react";
import Link from "next/link";
import { cn } from "@/components/ui/class-names";
import { countText } from "@/components/ui/number-text";
import { Popover } from "@/components/ui/popover";
import { RelativeTime } from "@/components/ui/relative-time";
import { useBranchTree } from "@/lib/client/branch/use-branch-tree";
import { useSession } from "@/lib/client/session/session-context";
import type { BranchEntry } from "@/lib/core/branch/branch-entry";
import { runOfBranch } from "@/lib/core/branch/experiment";
import { experimentAddress } from "./experiment/experiment-address";

/**
 * Every branch of the conversation: into each, and each beside the one on screen. What was only made to find something out is folded, and
 * the runs of experiments are at their experiments.
 */
export function BranchesButton() {
  const tree = useBranchTree();
  const sessionId = useSession((session) => session.sessionId);
  if (tree.length < 2) return null;
  const isRun = (branch: BranchEntry) => runOfBranch(branch.sessionId) !== null;
  const isTrial = (branch: BranchEntry) =>
    branch.reason === "counterfactual" && branch.sessionId !== sessionId;
  const branches = tree.filter((branch) => !isTrial(branch));
  const trials = tree.filter((branch) => isTrial(branch) && !isRun(branch));
  return (
    <Popover
      label="Branches of this conversation"
      align="end"
      trigger={
        <button
          type="button"
          aria-label={`Branches: ${branches.length}`}
          className="inline-flex min-h-8 items-center gap-1 rounded-lg px-2 text-[13px] text-mute tabular-nums hover:bg-soft hover:text-ink pointer-coarse:min-h-11"
        >
          <GitBranch aria-hidden className="size-4" strokeWidth={1.75} />
          {branches.length}
        </button>
      }
    >
      <div className="-mx-1.5 max-h-[60dvh] overflow-y-auto">
        <BranchList branches={branches} currentId={sessionId} />
        {trials.length > 0 && (
          <details className="mt-1 border-t border-line pt-1">
            <summary className="min-h-8 cursor-pointer rounded-lg px-1.5 py-1.5 text-[13px] text-mute hover:bg-soft pointer-coarse:min-h-11">
              {countText(trials.length, "answer")} made again to compare
            </summary>
            <BranchList branches={trials} currentId={sessionId} />
          </details>
        )}
        {tree.some(isRun) && (
          <Link
            href={experimentAddress(sessionId, {})}
            prefetch={false}
            className="mt-1 flex min-h-9 items-center gap-1.5 border-t border-line px-1.5 text-[13px] hover:underline pointer-coarse:min-h-11"
          >
            <FlaskConical aria-hidden className="size-4 text-mute" strokeWidth={1.75} />
            Experiments
          </Link>
        )}
      </div>
    </Popover>
  );
}

function BranchList({
  branches,
  currentId,
}: {
  readonly branches: readonly BranchEntry[];
  readonly currentId: string;
}) {
  return (
    <ul className="space-y-px">
      {branches.map((branch) => (
        <BranchRow key={branch.sessionId} branch={branch} currentId={currentId} />
      ))}
    </ul>
  );
}

function BranchRow({ branch, currentId }: { readonly branch: BranchEntry; readonly currentId: string }) {
  const isCurrent = branch.sessionId === currentId;
  const name = branch.label ?? "The beginning";
  return (
    <li className={cn("flex items-center gap-1 rounded-lg px-1.5", isCurrent && "bg-soft")}>
      <Link
        href={`/chat/${branch.sessionId}`}
        prefetch={false}
        aria-current={isCurrent ? "page" : undefined}
        className="flex min-h-9 min-w-0 flex-1 flex-col justify-center rounded hover:underline pointer-coarse:min-h-11"
      >
        <span className="truncate">{name}</span>
        <span className="text-xs text-mute">
          {branch.sandbox ? "sandbox · " : ""}
          <RelativeTime at={branch.updatedAt} />
        </span>
      </Link>
      {!isCurrent && (
        <Link
          href={`/compare/${currentId}/${branch.sessionId}`}
          prefetch={false}
          aria-label={`Compare with ${name}`}
          title="Compare"
          className="inline-flex size-7 items-center justify-center rounded-md text-mute hover:bg-soft hover:text-ink pointer-coarse:size-11"
        >
          <Columns2 aria-hidden className="size-4" strokeWidth={1.75} />
        </Link>
      )}
    </li>
  );
}
