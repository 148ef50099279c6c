import { countText } from "@/components/ui/number-text";
import type { EventOf } from "@/lib/core/log/events";
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
        {event.placedFrom !== undefined &&
          `placed by the app from a score of ${event.placedFrom.toFixed(2)} · `}
        at most {event.topK} of {countText(event.searchedMemories, "memory", "memories")} searched
        {filter.length > 0 &&
          ` · only ${filter.map(([name, value]) => `${name} = ${String(value)}`).join(", ")}`}
        {event.embeddingModel === null ? " · by words alone" : ` · ${event.embeddingModel}`}
        {event.certainFrom !== undefined && ` · doubtful below ${event.certainFrom.toFixed(2)}`}
        {event.cut !== undefined && ` · cut at ${event.cut.toFixed(2)}`}
      </p>
      {event.time && (
        <p className="text-xs text-mute tabular-nums">
          time: “{event.time.words}”, {intervalText(event.time)}
        </p>
      )}
      {event.hits.length + event.alreadyInContext.length + event.nearMisses.length === 0 && (
        <p className="mt-2">Nothing was found.</p>
      )}
      <ScoredMemories title="Entered the context" memories={event.hits} />
      <ScoredMemories title="Already in the context, not repeated" memories={event.alreadyInContext} />
      <ScoredMemories
        title={
          event.placedFrom === undefined
            ? `Near misses: beyond the best ${event.topK}`
            : `Not placed: below the best ${event.topK}, or below the score`
        }
        memories={event.nearMisses.filter(({ reason }) => reason !== "below-cut")}
        isFaded
      />
      <ScoredMemories
        title="Below the cut"
        memories={event.nearMisses.filter(({ reason }) => reason === "below-cut")}
        isFaded
      />
    </>
  );
}

/** "1 Mar 2026 – 31 Mar 2026"; an open end is shown by what bounds the other side. */
function intervalText({ from, to }: { from: string | null; to: string | null }): string {
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });
  if (from === null) return to === null ? "any time" : `before ${format.format(new Date(to))}`;
  if (to === null) return `from ${format.format(new Date(from))} on`;
  const lastDay = new Date(Date.parse(to) - 1);
  return `${format.format(new Date(from))} – ${format.format(lastDay)}`;
}
