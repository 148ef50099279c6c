"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo } from "react";
import { useBranchTree } from "@/lib/client/branch/use-branch-tree";
import { useSession } from "@/lib/client/session/session-context";
import { siblingsAt } from "@/lib/core/branch/branch-tree";
import { runningTurn } from "@/lib/core/session/session-state";

const arrow =
  "inline-flex size-6 items-center justify-center rounded-md hover:bg-soft hover:text-ink aria-disabled:opacity-40 aria-disabled:hover:bg-transparent pointer-coarse:size-11";

/** ‹ 2 / 3 ›: the ways on from a message. Only where there is more than one; still while an answer is being written. */
export function BranchPicker({ turnId }: { readonly turnId: string }) {
  const router = useRouter();
  const tree = useBranchTree();
  const sessionId = useSession((session) => session.sessionId);
  // Most conversations have one branch, and every message asks: then nothing is looked for.
  const turns = useSession(({ state }) => (tree.length < 2 ? null : state.turns));
  const siblings = useMemo(() => {
    const turn = turns?.findLast((candidate) => candidate.turnId === turnId);
    return turn ? siblingsAt(tree, sessionId, turn.startedSequence) : null;
  }, [turns, turnId, tree, sessionId]);
  const isRunning = useSession((session) => runningTurn(session.state) !== null);
  if (!siblings) return null;
  const { sessionIds, current } = siblings;
  const go = (index: number) => {
    const target = sessionIds[index];
    if (target !== undefined && !isRunning) router.push(`/chat/${target}`);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; this groups two buttons.
    <span
      role="group"
      aria-label={`Version ${current + 1} of ${sessionIds.length} of this message`}
      className="inline-flex items-center text-xs text-mute tabular-nums"
    >
      <button
        type="button"
        aria-label="Previous version"
        aria-disabled={isRunning || current === 0}
        onClick={() => go(current - 1)}
        className={arrow}
      >
        <ChevronLeft aria-hidden className="size-4" />
      </button>
      <span aria-hidden>
        {current + 1} / {sessionIds.length}
      </span>
      <button
        type="button"
        aria-label="Next version"
        aria-disabled={isRunning || current === sessionIds.length - 1}
        onClick={() => go(current + 1)}
        className={arrow}
      >
        <ChevronRight aria-hidden className="size-4" />
      </button>
    </span>
  );
}
