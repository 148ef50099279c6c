import { countText } from "@/components/ui/number-text";
import type { EventOf } from "@/lib/core/session/events";
import { ScoredMemories } from "./scored-memories";

/** RETRIEVE: what was asked, what came, what was there already, and what only just missed. */
export function RetrievedCard({ event }: { readonly event: EventOf<"memories-retrieved"> }) {
  const filter = Object.entries(event.metadataFilter ?? {});
  return (
    <>
      <p dir="auto" className="break-words">
        “{event.query}”
      </p>
      <p className="text-xs text-mute tabular-nums">
        at most {event.topK} of {countText(event.searchedMemories, "memory", "memories")} searched
        {filter.length > 0 &&
          ` · only ${filter.map(([name, value]) => `${name} = ${String(value)}`).join(", ")}`}
        {event.embeddingModel === null ? " · by words alone" : ` · ${event.embeddingModel}`}
      </p>
      {event.hits.length + event.alreadyInContext.length + event.nearMisses.length === 0 && (
        <p className="mt-2">Nothing was found.</p>
      )}
      <ScoredMemories title="Entered the context" memories={event.hits} />
      <ScoredMemories title="Already in the context, not repeated" memories={event.alreadyInContext} />
      <ScoredMemories
        title={`Near misses: below the best ${event.topK}`}
        memories={event.nearMisses}
        isFaded
      />
    </>
  );
}
