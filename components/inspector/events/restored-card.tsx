import type { EventOf } from "@/lib/core/log/events";
import { MemoryFacts } from "./memory-facts";

/** A memory, or an older version of one, is back. */
export function RestoredCard({ event }: { readonly event: EventOf<"memory-restored"> }) {
  return (
    <>
      <p className="pb-0.5 text-xs text-mute tabular-nums">back as version {event.version}</p>
      <p dir="auto" className="leading-relaxed break-words whitespace-pre-wrap">
        <ins className="rounded-sm bg-add/12 px-0.5 text-add no-underline">
          <span className="sr-only">brought back: </span>
          {event.content}
        </ins>
      </p>
      <MemoryFacts event={event} />
    </>
  );
}
