import { definitionOf, type SentenceEvent } from "@/lib/core/log/events";

/** An event that a sentence says whole. */
export function PlainCard({ event }: { readonly event: SentenceEvent }) {
  return <p className="break-words">{definitionOf(event).sentence?.(event)}</p>;
}
