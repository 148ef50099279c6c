"use client";

import { createContext, type ReactNode, useContext } from "react";
import type {
  DecisionOutcome,
  ProposalDecision,
  UndoMode,
  UndoTarget,
} from "@/lib/core/memory/memory-outcomes";

/** What a person can do to memories from a conversation. Everything is an event, and everything can be taken back. */
export interface MemoryActs {
  /** Takes changes back; asks when later changes build on them. `label` names them in the message about it. */
  undo(target: UndoTarget, label: string, mode?: UndoMode): Promise<void>;
  /** Does again what was taken back: the undo of the undo. */
  redo(target: UndoTarget, label: string): Promise<void>;
  /** Takes back the newest change of this session that stands. */
  undoNewest(): void;
  /** Null when the server could not be reached. */
  decide(decision: ProposalDecision): Promise<DecisionOutcome | null>;
}

const MemoryActsContext = createContext<MemoryActs | null>(null);

/** Hands the acts down to the views of a session. */
export function MemoryActsContextProvider({
  acts,
  children,
}: {
  readonly acts: MemoryActs;
  readonly children: ReactNode;
}) {
  return <MemoryActsContext value={acts}>{children}</MemoryActsContext>;
}

/** The acts of the session on screen; null where nothing can be done, as in a recording. */
export function useMemoryActs(): MemoryActs | null {
  return useContext(MemoryActsContext);
}
