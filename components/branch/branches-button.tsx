"use client";

import { Columns2, GitBranch } from "lucide-react";
import Link from "next/link";
import { cn } from "@/components/ui/class-names";
import { Popover } from "@/components/ui/popover";
import { RelativeTime } from "@/components/ui/relative-time";
import { useBranchTree } from "@/lib/client/branch/use-branch-tree";
import { useSession } from "@/lib/client/session/session-context";
import type { BranchEntry } from "@/lib/core/branch/branch-entry";

/** Every branch of the conversation, sandboxes too: into each, and each beside the one on screen. */
export function BranchesButton() {
  const tree = useBranchTree();
  const sessionId = useSession((session) => session.sessionId);
  if (tree.length < 2) return null;
  return (
    <Popover
      label="Branches of this conversation"
      align="end"
      trigger={
        <button
          type="button"
          aria-label={`Branches: ${tree.length}`}
          className="inline-flex min-h-8 items-center gap-1 rounded-lg px-2 text-[13px] text-mute tabular-nums hover:bg-soft hover:text-ink pointer-coarse:min-h-11"
        >
          <GitBranch aria-hidden className="size-4" strokeWidth={1.75} />
          {tree.length}
        </button>
      }
    >
      <ul className="-mx-1.5 max-h-[60dvh] space-y-px overflow-y-auto">
        {tree.map((branch) => (
          <BranchRow key={branch.sessionId} branch={branch} currentId={sessionId} />
        ))}
      </ul>
    </Popover>
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
