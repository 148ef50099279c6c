import type { EventOf } from "@/lib/core/log/events";
import { SourceQuote } from "../memory/source-quote";
import { MemoryFacts } from "./memory-facts";

/** ADD: the text that was stored, and where it came from. */
export function AddedCard({ event }: { readonly event: EventOf<"memory-added"> }) {
  return (
    <>
      <p dir="auto" className="leading-relaxed break-words whitespace-pre-wrap">
        <ins className="rounded-sm bg-add/12 px-0.5 text-add no-underline">
          <span className="sr-only">added: </span>
          {event.content}
        </ins>
      </p>
      {event.source && <SourceQuote source={event.source} />}
      <MemoryFacts event={event} />
    </>
  );
}
