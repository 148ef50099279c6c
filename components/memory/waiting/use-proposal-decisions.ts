"use client";

import { useCallback, useMemo, useState } from "react";
import { decideProposals } from "@/app/(studio)/memories/proposal-actions";
import { useMemoriesChanged } from "@/lib/client/memory/use-memories-changed";
import { usePerform } from "@/lib/client/query/use-act";
import { newId } from "@/lib/client/shell/new-id";
import type { ProposalEntry } from "@/lib/core/memory/memory-entry";
import type { DecisionOutcome, EditConflict } from "@/lib/core/memory/memory-outcomes";
import { proposalHash } from "@/lib/core/memory/proposal-hash";
import { useMemoryChanges } from "../use-memory-changes";

/** What the person decided on a proposal as it is on screen. */
export interface DecisionOnScreen {
  readonly proposal: ProposalEntry;
  readonly decision: "accept" | "decline";
  readonly editedContent?: string;
}

/** Why a proposal still stands after a decision. */
export interface ProposalStanding {
  readonly problem: string | null;
  readonly conflict: EditConflict | null;
}

export interface ProposalDecisions {
  decide(decisions: readonly DecisionOnScreen[]): Promise<void>;
  readonly isRunning: boolean;
  readonly standing: ReadonlyMap<string, ProposalStanding>;
}

/** Decisions that go to the server in one call. */
const decisionsPerCall = 50;

/** Accepting and declining: an approval holds for exactly what was on screen. */
export function useProposalDecisions(): ProposalDecisions {
  const perform = usePerform();
  const memoriesChanged = useMemoriesChanged();
  const changes = useMemoryChanges();
  const [isRunning, setRunning] = useState(false);
  const [standing, setStanding] = useState<ReadonlyMap<string, ProposalStanding>>(new Map());
  const decide = useCallback(
    async (decisions: readonly DecisionOnScreen[]) => {
      setRunning(true);
      const outcomes: DecisionOutcome[] = [];
      let problem: string | null = null;
      for (let start = 0; start < decisions.length && problem === null; start += decisionsPerCall) {
        const part = decisions.slice(start, start + decisionsPerCall).map(decisionOf);
        const request = { requestId: newId(), sessionId: null, decisions: part };
        const result = await perform(decideProposals, request);
        if (result.ok) outcomes.push(...result.value.outcomes);
        else problem = result.error.message;
      }
      setRunning(false);
      setStanding(new Map(outcomes.flatMap(standingOf)));
      const done = outcomes.flatMap((outcome) => (outcome.status === "done" ? [outcome] : []));
      const accepted = decisions.some(({ decision }) => decision === "accept");
      if (done.length > 0) {
        const word = accepted ? "accepted" : "declined";
        const label = done.length === 1 ? `Change ${word}` : `${done.length} changes ${word}`;
        changes.made(
          label,
          done.flatMap(({ events }) => events),
        );
      }
      if (problem !== null) changes.failed(problem);
      memoriesChanged();
    },
    [perform, memoriesChanged, changes],
  );
  return useMemo(() => ({ decide, isRunning, standing }), [decide, isRunning, standing]);
}

function decisionOf({ proposal, decision, editedContent }: DecisionOnScreen) {
  return {
    proposalId: proposal.proposalId,
    decision,
    shownHash: proposalHash(proposal.event),
    ...(editedContent === undefined ? {} : { editedContent }),
  };
}

function standingOf(outcome: DecisionOutcome): [string, ProposalStanding][] {
  switch (outcome.status) {
    case "done":
      return [];
    case "conflict":
      return [[outcome.proposalId, { problem: null, conflict: outcome.conflict }]];
    case "changed":
    case "refused":
      return [[outcome.proposalId, { problem: outcome.reason, conflict: null }]];
  }
}
