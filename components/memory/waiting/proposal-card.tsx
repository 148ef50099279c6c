"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/class-names";
import { fieldControl } from "@/components/ui/field";
import { InlineError } from "@/components/ui/inline-error";
import { byWords, originWords } from "@/components/ui/memory-words";
import { OperationBadge } from "@/components/ui/operation-badge";
import { operationLook } from "@/components/ui/operation-look";
import { RelativeTime } from "@/components/ui/relative-time";
import { WordDiff } from "@/components/ui/word-diff";
import { useMemories } from "@/lib/client/memory/memories-context";
import { proposalReasonWords } from "@/lib/client/memory/memory-change-words";
import type { ProposalEntry } from "@/lib/core/memory/memory-entry";
import { EditConflict } from "../detail/edit-conflict";
import type { ProposalDecisions } from "./use-proposal-decisions";

interface ProposalCardProps {
  readonly proposal: ProposalEntry;
  readonly decisions: ProposalDecisions;
  readonly onOpen: (memoryId: string) => void;
}

/** One change that waits: what it would do, why it waits, and the decision. Its text can be changed before it is accepted. */
export function ProposalCard({ proposal, decisions, onOpen }: ProposalCardProps) {
  const { event, proposalId, at, sessionTitle, status } = proposal;
  const { operation, content, previousContent, targetMemoryId, reason, origin } = event;
  const isSelected = useMemories((memories) => memories.selected.has(proposalId));
  const toggleSelected = useMemories((memories) => memories.toggleSelected);
  const [edited, setEdited] = useState<string | null>(null);
  const { problem, conflict } = decisions.standing.get(proposalId) ?? { problem: null, conflict: null };
  const decide = (decision: "accept" | "decline") =>
    void decisions.decide([
      { proposal, decision, ...(edited === null || edited === content ? {} : { editedContent: edited }) },
    ]);
  return (
    <li
      aria-label={`${operationLook[operation].word}: ${(content ?? previousContent ?? "").slice(0, 120)}`}
      className="rounded-xl border border-line bg-panel p-3.5"
    >
      <div className="flex items-start gap-3">
        {status === "waiting" && (
          <input
            type="checkbox"
            checked={isSelected}
            onChange={() => toggleSelected(proposalId)}
            aria-label={`Select this change: ${(content ?? previousContent ?? "").slice(0, 80)}`}
            className="mt-1 size-4 accent-ink"
          />
        )}
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-mute">
            <OperationBadge operation={operation} />
            <span>{proposalReasonWords[reason]}</span>
          </p>
          <div className="mt-2 text-sm">
            {edited === null ? (
              <ProposedText previous={previousContent} content={content} />
            ) : (
              <textarea
                // biome-ignore lint/a11y/noAutofocus: the person just asked to write here.
                autoFocus
                rows={2}
                dir="auto"
                value={edited}
                aria-label="Text to store instead"
                onChange={(change) => setEdited(change.target.value)}
                className={cn(fieldControl, "field-sizing-content max-h-60 text-sm")}
              />
            )}
          </div>
          <p className="mt-1 flex flex-wrap gap-x-1.5 text-xs text-mute">
            <span>{originWords[origin]}</span>
            <span>· {byWords[event.by]}</span>
            {sessionTitle && <span className="max-w-60 truncate">· “{sessionTitle}”</span>}
            <span>
              · <RelativeTime at={at} />
            </span>
            {targetMemoryId && (
              <button
                type="button"
                onClick={() => onOpen(targetMemoryId)}
                className="rounded font-medium text-accent hover:underline"
              >
                Open the memory
              </button>
            )}
          </p>
          <InlineError message={problem} className="mt-2" />
          {conflict ? (
            <div className="mt-2">
              <EditConflict
                conflict={conflict}
                isRunning={decisions.isRunning}
                error={null}
                onMine={() => decide("accept")}
                onTheirs={() => decide("decline")}
              />
            </div>
          ) : (
            <div className="mt-2.5 flex flex-wrap gap-2">
              <Button
                variant="primary"
                disabled={decisions.isRunning || edited?.trim() === ""}
                onClick={() => decide("accept")}
              >
                {edited === null ? "Accept" : "Accept this text"}
              </Button>
              {content !== null && edited === null && (
                <Button onClick={() => setEdited(content)}>Edit</Button>
              )}
              {edited !== null && <Button onClick={() => setEdited(null)}>Keep the proposed text</Button>}
              <Button disabled={decisions.isRunning} onClick={() => decide("decline")}>
                Decline
              </Button>
            </div>
          )}
        </div>
      </div>
    </li>
  );
}

function ProposedText({ previous, content }: { previous: string | null; content: string | null }) {
  if (content === null) return <WordDiff before={previous ?? ""} after="" className="wrap-anywhere" />;
  if (previous !== null) return <WordDiff before={previous} after={content} className="wrap-anywhere" />;
  return (
    <p dir="auto" className="line-clamp-6 whitespace-pre-wrap wrap-anywhere">
      {content}
    </p>
  );
}
