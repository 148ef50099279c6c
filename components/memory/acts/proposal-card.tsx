"use client";

import { Check, Pencil, X } from "lucide-react";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { InlineError } from "@/components/ui/inline-error";
import { OperationBadge } from "@/components/ui/operation-badge";
import { WordDiff } from "@/components/ui/word-diff";
import { proposalReasonWords, proposalStatusWords } from "@/lib/client/memory/memory-change-words";
import type { EventOf } from "@/lib/core/log/events";
import { memoryContentMaxCharacters } from "@/lib/core/log/operations";
import type { DecisionOutcome, ProposalDecision } from "@/lib/core/memory/memory-outcomes";
import { proposalHash } from "@/lib/core/memory/proposal-hash";
import type { Proposal } from "@/lib/core/session/session-state";
import { ProposalConflict } from "./proposal-conflict";

interface ProposalCardProps {
  readonly event: EventOf<"memory-proposed">;
  readonly status: Proposal["status"];
  /** Null where nothing can be decided, as in a recording. */
  readonly decide: ((decision: ProposalDecision) => Promise<DecisionOutcome | null>) | null;
}

/** A change that the agent would like to make: what it changes, why it waits, and the person's decision. */
export function ProposalCard({ event, status, decide }: ProposalCardProps) {
  const fieldId = useId();
  const [edited, setEdited] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<DecisionOutcome | null>(null);
  const isOpen = decide !== null && (status === "waiting" || status === "shadow");
  const run = async (decision: "accept" | "decline") => {
    if (!decide || isBusy) return;
    setBusy(true);
    const shown = { proposalId: event.proposalId, shownHash: proposalHash(event) };
    const isEdited = decision === "accept" && edited !== null && edited !== event.content;
    setOutcome(await decide({ ...shown, decision, ...(isEdited ? { editedContent: edited } : {}) }));
    setBusy(false);
  };
  const problem = outcome?.status === "refused" || outcome?.status === "changed" ? outcome.reason : null;
  return (
    <section
      aria-label={`Proposed ${event.operation}`}
      className="rounded-xl border border-update/35 bg-update/5 px-3 py-2.5 text-[13px]"
    >
      <p className="mb-1.5 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-mute">
        <OperationBadge operation={event.operation} />
        <span className="font-medium text-ink">{proposalStatusWords[status]}</span>
        <span>{proposalReasonWords[event.reason]}</span>
      </p>
      {edited === null ? (
        <ProposedText event={event} />
      ) : (
        <label htmlFor={fieldId} className="block">
          <span className="sr-only">Text to store</span>
          <textarea
            id={fieldId}
            dir="auto"
            rows={3}
            maxLength={memoryContentMaxCharacters}
            value={edited}
            onChange={({ target }) => setEdited(target.value)}
            className="w-full rounded-lg border border-line bg-panel px-2.5 py-1.5"
          />
        </label>
      )}
      <InlineError message={problem} className="mt-1.5" />
      {outcome?.status === "conflict" && <ProposalConflict conflict={outcome.conflict} />}
      {isOpen && (
        <div className="mt-2 flex flex-wrap justify-end gap-1.5">
          <Button variant="quiet" aria-disabled={isBusy} onClick={() => void run("decline")}>
            <X aria-hidden className="size-3.5" />
            Decline
          </Button>
          {event.content !== null && (
            <Button
              aria-pressed={edited !== null}
              onClick={() => setEdited(edited === null ? event.content : null)}
            >
              <Pencil aria-hidden className="size-3.5" />
              {edited === null ? "Edit" : "Discard my edit"}
            </Button>
          )}
          <Button variant="primary" aria-disabled={isBusy} onClick={() => void run("accept")}>
            <Check aria-hidden className="size-3.5" />
            {status === "shadow" ? "Do it after all" : edited === null ? "Accept" : "Accept my text"}
          </Button>
        </div>
      )}
    </section>
  );
}

function ProposedText({ event }: { readonly event: EventOf<"memory-proposed"> }) {
  const { previousContent, content } = event;
  return <WordDiff before={previousContent ?? ""} after={content ?? ""} />;
}
