import { definitionOf, type EventOf } from "@/lib/core/log/events";
import { CallReport } from "../turn/failed-call";

/** A turn that failed: the sentence, and how the provider answered where it was the provider. */
export function FailedCard({ event }: { readonly event: EventOf<"turn-failed"> }) {
  return (
    <>
      <p className="break-words">{definitionOf(event).sentence?.(event)}</p>
      {event.call && <CallReport event={event} call={event.call} />}
    </>
  );
}
