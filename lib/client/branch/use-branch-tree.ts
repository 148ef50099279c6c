"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { branchesOfContract } from "@/lib/contract/branch/branches-of";
import type { BranchEntry } from "@/lib/core/branch/branch-entry";
import { useRead } from "../query/use-read";
import { useSession } from "../session/session-context";

const none: readonly BranchEntry[] = [];

/** Every session of the tree that the session on screen belongs to, oldest first; empty while it is not known. */
export function useBranchTree(): readonly BranchEntry[] {
  const sessionId = useSession((session) => session.sessionId);
  const isKnownToServer = useSession((session) => !session.isNew && session.recording === null);
  return useRead(branchesOfContract, isKnownToServer ? { sessionId } : null, { keep: true }).value ?? none;
}

/** Asks for the tree again whenever a turn begins or ends: a turn may make the first message of a branch. Once for each screen. */
export function useRefreshedBranchTree(): void {
  const queryClient = useQueryClient();
  const turnMark = useSession(({ state }) => `${state.turns.size} ${state.turns.last()?.status}`);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn that began or ended is the reason to ask again.
  useEffect(() => {
    void queryClient.invalidateQueries({ queryKey: ["branch", "branches-of"] });
  }, [queryClient, turnMark]);
}
