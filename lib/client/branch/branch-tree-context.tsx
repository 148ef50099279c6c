"use client";

import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import type { BranchEntry } from "@/lib/core/branch/branch-entry";
import { useSession } from "../session/session-context";
import { useBranchActions } from "./branch-actions";

const BranchTreeContext = createContext<readonly BranchEntry[]>([]);

/** Knows the tree of branches that the session on screen belongs to; asks again whenever a turn begins or ends. */
export function BranchTreeProvider({ children }: { readonly children: ReactNode }) {
  const actions = useBranchActions();
  const sessionId = useSession((session) => session.sessionId);
  const isNew = useSession((session) => session.isNew);
  const turnMark = useSession(({ state }) => `${state.turns.size} ${state.turns.last()?.status}`);
  const [tree, setTree] = useState<readonly BranchEntry[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn that began or ended is the reason to ask again.
  useEffect(() => {
    if (!actions || isNew) return;
    let isCurrent = true;
    actions.branchesOf({ sessionId }).then(
      (answer) => {
        if (isCurrent && answer.ok) setTree(answer.value);
      },
      // The tree is an addition to the conversation: without the server it stays as it was, and the connection banner says why.
      () => {},
    );
    return () => {
      isCurrent = false;
    };
  }, [actions, sessionId, isNew, turnMark]);
  return <BranchTreeContext value={tree}>{children}</BranchTreeContext>;
}

/** Every session of the tree, oldest first; empty while it is not known. */
export function useBranchTree(): readonly BranchEntry[] {
  return useContext(BranchTreeContext);
}
