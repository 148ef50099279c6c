import { WordDiff } from "@/components/ui/word-diff";
import type { EventOf } from "@/lib/core/log/events";
import { SourceQuote } from "../memory/source-quote";
import { MemoryFacts } from "./memory-facts";

/** UPDATE: the difference between the version that was and the one that is. */
export function UpdatedCard({ event }: { readonly event: EventOf<"memory-updated"> }) {
  return (
    <>
      <p className="pb-0.5 text-xs text-mute tabular-nums">
        version {event.version - 1} → version {event.version}
      </p>
      <WordDiff before={event.previousContent} after={event.content} />
      {event.source && <SourceQuote source={event.source} />}
      <MemoryFacts event={event} />
    </>
  );
}
