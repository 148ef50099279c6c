import { SessionProposal } from "@/components/memory/acts/session-proposal";
import { isMemoryEvent, type SessionEvent } from "@/lib/core/log/events";
import { AddedCard } from "./added-card";
import { DeletedCard } from "./deleted-card";
import { FailedCard } from "./failed-card";
import { FilterCard } from "./filter-card";
import { ItemsCard } from "./items-card";
import { MemoryChangeActions } from "./memory-change-actions";
import { PlainCard } from "./plain-card";
import { RejectedCard } from "./rejected-card";
import { RestoredCard } from "./restored-card";
import { RetrievedCard } from "./retrieved-card";
import { SameCallNote } from "./same-call-note";
import { StepFinishedCard } from "./step-finished-card";
import { StepStartedCard } from "./step-started-card";
import { SummaryCard } from "./summary-card";
import { TrimmedCard } from "./trimmed-card";
import { UpdatedCard } from "./updated-card";

/** What an event did, in the form that lets a person judge it. One card per kind of event. */
export function EventCard({ event }: { readonly event: SessionEvent }) {
  if (!isMemoryEvent(event))
    return (
      <>
        <SameCallNote event={event} />
        <CardOf event={event} />
      </>
    );
  return (
    <>
      <SameCallNote event={event} />
      <CardOf event={event} />
      <MemoryChangeActions event={event} />
    </>
  );
}

function CardOf({ event }: { readonly event: SessionEvent }) {
  switch (event.type) {
    case "memory-added":
      return <AddedCard event={event} />;
    case "memory-updated":
      return <UpdatedCard event={event} />;
    case "memory-deleted":
      return <DeletedCard event={event} />;
    case "memory-restored":
      return <RestoredCard event={event} />;
    case "memory-proposed":
      return <SessionProposal event={event} />;
    case "memories-retrieved":
      return <RetrievedCard event={event} />;
    case "context-summarized":
      return <SummaryCard event={event} />;
    case "context-filtered":
      return <FilterCard event={event} />;
    case "operation-rejected":
      return <RejectedCard event={event} />;
    case "context-trimmed":
      return <TrimmedCard event={event} />;
    case "step-started":
      return <StepStartedCard event={event} />;
    case "step-finished":
      return <StepFinishedCard event={event} />;
    case "items-restored":
      return (
        <ItemsCard
          itemIds={event.itemIds}
          title={event.undoneSummaryItemId ? "Back in the context; the summary left" : "Back in the context"}
        />
      );
    case "item-protection-changed":
      return (
        <ItemsCard
          itemIds={[event.itemId]}
          title={event.pinned ? "Pinned" : event.neverFilter ? "Never filtered" : "No longer protected"}
        />
      );
    case "turn-started":
      return <ItemsCard itemIds={event.items.map((item) => item.itemId)} title="Your message" />;
    case "turn-failed":
      return <FailedCard event={event} />;
    case "budget-noticed":
      return <ItemsCard itemIds={[event.item.itemId]} title="What the agent was told" />;
    default:
      return <PlainCard event={event} />;
  }
}
