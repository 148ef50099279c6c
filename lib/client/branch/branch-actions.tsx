"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { BranchEntry } from "@/lib/core/branch/branch-entry";
import type { WhatIf } from "@/lib/core/branch/counterfactual";
import type { PlannedCounterfactual, PlannedFork, PlannedInfluence } from "@/lib/core/branch/fork-plans";
import type { ForkChanges, ForkPlace } from "@/lib/core/branch/fork-request";
import type { SandboxChange } from "@/lib/core/branch/sandbox-changes";
import type { Breakpoint } from "@/lib/core/log/breakpoint";
import type { ActionResult, RecordedEvents } from "../session/server-actions";

/** A branch that the server has made; its events come with its own stream. */
export interface MadeBranch {
  readonly branchId: string;
}

/** What the views ask of the server about branches. Ids of branches and requests are made by the browser. */
export interface BranchActions {
  branchesOf(input: { sessionId: string }): Promise<ActionResult<readonly BranchEntry[]>>;
  editMessage(input: {
    sessionId: string;
    branchId: string;
    turnId: string;
    text?: string;
  }): Promise<ActionResult<MadeBranch & { readonly undone: number }>>;
  keepMemories(input: {
    sessionId: string;
    requestId: string;
    eventIds: readonly string[];
  }): Promise<ActionResult<RecordedEvents>>;
  planFork(input: {
    sessionId: string;
    place: ForkPlace;
    changes: ForkChanges;
  }): Promise<ActionResult<PlannedFork>>;
  forkSession(input: {
    sessionId: string;
    branchId: string;
    place: ForkPlace;
    changes: ForkChanges;
  }): Promise<ActionResult<MadeBranch>>;
  planAnswerAgain(input: { sessionId: string; what: WhatIf }): Promise<ActionResult<PlannedCounterfactual>>;
  answerAgain(input: {
    sessionId: string;
    branchId: string;
    what: WhatIf;
  }): Promise<ActionResult<MadeBranch & { readonly originalTurnId: string; readonly turnId: string | null }>>;
  planInfluence(input: { sessionId: string; turnId: string }): Promise<ActionResult<PlannedInfluence>>;
  viewSandboxChanges(input: { sessionId: string }): Promise<ActionResult<readonly SandboxChange[]>>;
  applySandbox(input: {
    sessionId: string;
    requestId: string;
    chosen: readonly { readonly memoryId: string; readonly shownVersion: number | null }[];
  }): Promise<ActionResult<{ readonly memoryEventIds: readonly string[] }>>;
  setBreakpoints(input: {
    sessionId: string;
    newSession: boolean;
    requestId: string;
    breakpoints: readonly Breakpoint[];
  }): Promise<ActionResult<RecordedEvents>>;
  decidePause(input: {
    sessionId: string;
    turnId: string;
    requestId: string;
    decision: "continue" | "edit" | "skip";
    input?: unknown;
  }): Promise<ActionResult<RecordedEvents>>;
}

const BranchActionsContext = createContext<BranchActions | null>(null);

/** Hands the actions on branches down to the views; null takes them away, as for a file that no server knows. */
export function BranchActionsProvider({
  actions,
  children,
}: {
  readonly actions: BranchActions | null;
  readonly children: ReactNode;
}) {
  return <BranchActionsContext value={actions}>{children}</BranchActionsContext>;
}

/** The actions on branches, or null where none may be taken. */
export function useBranchActions(): BranchActions | null {
  return useContext(BranchActionsContext);
}
