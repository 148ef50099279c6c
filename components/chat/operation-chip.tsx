"use client";

import { CircleAlert } from "lucide-react";
import { cn } from "@/components/ui/class-names";
import { OperationBadge } from "@/components/ui/operation-badge";
import { changeStanding } from "@/lib/client/memory/change-standing";
import { proposalStatusWords } from "@/lib/client/memory/memory-change-words";
import type { OperationView } from "@/lib/client/session/describe-operation";
import { useSession } from "@/lib/client/session/session-context";
import { useHighlight, useIsHighlighted } from "@/lib/client/session/use-highlight";
import { indexOfSequence } from "@/lib/core/context/prefix-cache";

/** One operation of the agent: what it did and to what. Leads to its event in the inspector. */
export function OperationChip({ operation }: { readonly operation: OperationView }) {
  const openInspector = useSession((session) => session.openInspector);
  const proposed = useProposedChange(operation.sequence);
  const isUndone = useSession(({ events }) =>
    changeStanding(events).undoneBy.has(events[indexOfSequence(events, operation.sequence)]?.id ?? ""),
  );
  const handlers = useHighlight("event", String(operation.sequence));
  const isHighlighted = useIsHighlighted({ eventSequence: operation.sequence });
  return (
    <button
      type="button"
      title={operation.target}
      onClick={() => openInspector({ tab: "events", eventSequence: operation.sequence })}
      className={cn(
        "flex min-h-6 max-w-full rounded-md hover:brightness-95 dark:hover:brightness-125 pointer-coarse:min-h-11 pointer-coarse:items-center",
        isHighlighted && "ring-2 ring-accent/40 hover:ring-0",
      )}
      {...handlers}
    >
      {operation.operation === null ? (
        <span className="inline-flex min-w-0 items-center gap-1.5 rounded-md border border-danger/30 border-dashed px-2 py-0.5 text-xs text-danger">
          <CircleAlert aria-hidden className="size-3.5 shrink-0" />
          <span className="truncate">Unknown tool {operation.target}</span>
        </span>
      ) : (
        <OperationBadge operation={operation.operation} rejected={operation.rejected}>
          {operation.rejected && <span className="text-danger">refused: </span>}
          {isUndone && "undone: "}
          {proposed ? `${proposalStatusWords[proposed.status]}: ${proposed.text}` : operation.target}
        </OperationBadge>
      )}
    </button>
  );
}

/** What a change that was not done would have done, and how it stands now; null for every other operation. */
function useProposedChange(sequence: number) {
  const event = useSession(({ events }) => events[indexOfSequence(events, sequence)]);
  const proposalId = event?.type === "memory-proposed" ? event.proposalId : "";
  const status = useSession(({ state }) => state.proposals.get(proposalId)?.status);
  if (event?.type !== "memory-proposed" || !status) return null;
  return { status, text: event.content ?? event.previousContent ?? "" };
}
