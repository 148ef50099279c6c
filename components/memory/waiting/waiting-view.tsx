"use client";

import { Inbox } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { countText, numberText } from "@/components/ui/number-text";
import { useMemories } from "@/lib/client/memory/memories-context";
import type { Read } from "@/lib/client/query/use-read";
import type { ProposalEntry } from "@/lib/core/memory/memory-entry";
import { ProposalCard } from "./proposal-card";
import { useProposalDecisions } from "./use-proposal-decisions";

interface WaitingViewProps {
  readonly loaded: Read<{ readonly proposals: readonly ProposalEntry[] }>;
  readonly onOpen: (memoryId: string) => void;
}

/** Proposals that are listed at once. */
const listedAtOnce = 50;

/** The changes that wait for the person, and those that were only recorded: each with its difference, one by one or several at once. */
export function WaitingView({ loaded, onOpen }: WaitingViewProps) {
  const selected = useMemories((memories) => memories.selected);
  const setSelected = useMemories((memories) => memories.setSelected);
  const [limit, setLimit] = useState(listedAtOnce);
  const decisions = useProposalDecisions();
  const proposals = (loaded.value?.proposals ?? []).filter(
    ({ status }) => status === "waiting" || status === "shadow",
  );
  const waiting = proposals.filter(({ status }) => status === "waiting");
  const recorded = proposals.filter(({ status }) => status === "shadow");
  const chosen = proposals.filter(({ proposalId }) => selected.has(proposalId));
  const decideChosen = async (decision: "accept" | "decline") => {
    setSelected([]);
    await decisions.decide(chosen.map((proposal) => ({ proposal, decision })));
  };
  if (loaded.value !== null && proposals.length === 0) {
    return (
      <div className="m-auto max-w-sm px-6 py-16 text-center">
        <Inbox aria-hidden className="mx-auto size-6 text-mute" strokeWidth={1.5} />
        <h2 className="mt-3 font-medium">Nothing waits for you</h2>
        <p className="mt-1 text-[13px] text-pretty text-mute">
          Changes that come from pasted or imported text wait here, and everything that you let the agent only
          ask for. What waits is never found by a search.
        </p>
      </div>
    );
  }
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="min-h-0 flex-1 space-y-3 overflow-y-auto px-4 pt-4 pb-10 min-[900px]:px-5">
        <InlineError message={loaded.error} />
        {waiting.length > 1 && (
          <Button
            variant="quiet"
            onClick={() =>
              setSelected(chosen.length === waiting.length ? [] : waiting.map(({ proposalId }) => proposalId))
            }
          >
            {chosen.length === waiting.length ? "Select none" : `Select all ${numberText(waiting.length)}`}
          </Button>
        )}
        {waiting.length > 0 && (
          <ul aria-label="Waiting" className="space-y-2.5">
            {waiting.slice(0, limit).map((proposal) => (
              <ProposalCard
                key={proposal.proposalId}
                proposal={proposal}
                decisions={decisions}
                onOpen={onOpen}
              />
            ))}
          </ul>
        )}
        {waiting.length > limit && (
          <Button onClick={() => setLimit(limit + listedAtOnce)}>
            Show {numberText(Math.min(listedAtOnce, waiting.length - limit))} more
          </Button>
        )}
        {recorded.length > 0 && (
          <section aria-labelledby="only-recorded" className="pt-4">
            <h2 id="only-recorded" className="font-medium">
              Only recorded
            </h2>
            <p className="mb-2 text-[13px] text-mute">
              What the agent would have done. Nothing was changed; you may still do it.
            </p>
            <ul className="space-y-2.5">
              {recorded.slice(0, limit).map((proposal) => (
                <ProposalCard
                  key={proposal.proposalId}
                  proposal={proposal}
                  decisions={decisions}
                  onOpen={onOpen}
                />
              ))}
            </ul>
          </section>
        )}
      </div>
      {chosen.length > 0 && (
        <section
          aria-label="Selected proposals"
          className="flex flex-wrap items-center gap-2 border-t border-line bg-panel px-4 py-2 min-[900px]:px-5"
        >
          <p className="mr-auto text-[13px] font-medium tabular-nums">
            {countText(chosen.length, "change")} selected
          </p>
          <Button onClick={() => void decideChosen("decline")}>Decline</Button>
          <Button variant="primary" onClick={() => void decideChosen("accept")}>
            Accept
          </Button>
        </section>
      )}
    </div>
  );
}
