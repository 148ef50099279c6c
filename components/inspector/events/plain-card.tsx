import { numberText, percentText } from "@/components/ui/number-text";
import type { EventOf } from "@/lib/core/session/events";

type PlainEvent = EventOf<
  "session-started" | "turn-completed" | "turn-cancelled" | "turn-interrupted" | "turn-failed"
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
  }
}
