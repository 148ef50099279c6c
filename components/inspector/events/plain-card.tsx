import { numberText, percentText } from "@/components/ui/number-text";
import { describeBreakpoint } from "@/lib/core/log/breakpoint";
import type { EventOf } from "@/lib/core/log/events";

type PlainEvent = EventOf<
  | "session-started"
  | "turn-completed"
  | "turn-cancelled"
  | "turn-interrupted"
  | "turn-failed"
  | "memory-purged"
  | "proposal-decided"
  | "items-removed"
  | "item-replaced"
  | "model-chosen"
  | "session-settings-changed"
  | "session-forked"
  | "sandbox-applied"
  | "turn-paused"
  | "turn-continued"
  | "breakpoints-set"
>;

/** Events that a sentence says whole. */
export function PlainCard({ event }: { readonly event: PlainEvent }) {
  return <p className="break-words">{sentenceOf(event)}</p>;
}

function sentenceOf(event: PlainEvent): string {
  switch (event.type) {
    case "session-started":
      return `The session began with a limit of ${numberText(event.settings.contextLimitTokens)} tokens, a soft mark at ${percentText(event.settings.softMark)}, a hard mark at ${percentText(event.settings.hardMark)}, and θ ${event.settings.filterThreshold.toFixed(2)} for FILTER.`;
    case "turn-completed":
      return event.reason === "answered"
        ? "The agent answered; the turn is complete."
        : "The agent used all its steps without finishing its answer.";
    case "turn-cancelled":
      return "You stopped this answer. What was written until then is kept.";
    case "turn-interrupted":
      return `The answer was interrupted: ${event.reason}`;
    case "turn-failed":
      return `The answer failed: ${event.message}`;
    case "memory-purged":
      return `${numberText(event.versionsRemoved)} versions and ${numberText(event.embeddingsRemoved)} embeddings were removed for good, and the text in ${numberText(event.eventsErased)} events.`;
    case "proposal-decided":
      return `You ${event.decision} the proposed change.`;
    default:
      return branchSentenceOf(event);
  }
}

type BranchEvent = Extract<
  PlainEvent,
  {
    type:
      | "items-removed"
      | "item-replaced"
      | "model-chosen"
      | "session-settings-changed"
      | "session-forked"
      | "sandbox-applied"
      | "turn-paused"
      | "turn-continued"
      | "breakpoints-set";
  }
>;

function branchSentenceOf(event: BranchEvent): string {
  switch (event.type) {
    case "items-removed":
      return `You took ${numberText(event.itemIds.length)} items out of the context by hand.`;
    case "item-replaced":
      return `You replaced an item; it now reads: ${event.item.text}`;
    case "model-chosen":
      return `From here on ${event.label} answers.`;
    case "session-settings-changed":
      return `The limit is now ${numberText(event.settings.contextLimitTokens)} tokens, the soft mark ${percentText(event.settings.softMark)}, the hard mark ${percentText(event.settings.hardMark)}, θ ${event.settings.filterThreshold.toFixed(2)}.`;
    case "session-forked":
      return `This branch begins here: ${event.label}. Everything before is shared with the session it came from.`;
    case "sandbox-applied":
      return `${numberText(event.memoryEventIds.length)} changes of this branch were carried over to your memories.`;
    case "turn-paused":
      return event.sentence;
    case "turn-continued":
      return `You decided: ${event.decision}.`;
    case "breakpoints-set":
      return event.breakpoints.length === 0
        ? "No breakpoint holds this session any more."
        : `You set breakpoints: ${event.breakpoints.map(describeBreakpoint).join("; ")}.`;
  }
}
