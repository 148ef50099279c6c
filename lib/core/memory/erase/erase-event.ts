import { sessionEventSchema } from "../../log/catalogue";
import { mapWords, withoutMemories, withoutSealed } from "../../log/event-strings";
import type { SessionEvent } from "../../log/events";
import type { WordsMark } from "../../log/words";
import type { SurvivorPlace } from "../memory-care";
import { rewriteToolResult } from "./rewrite-tool-result";
import { eraseIn, type SaysMatcher } from "./says";

/** What is to be erased: the texts that say it, the memories that are purged, and the places that the person chose. */
export interface Erasure {
  readonly matcher: SaysMatcher;
  readonly memoryIds: ReadonlySet<string>;
  readonly places: ReadonlySet<SurvivorPlace>;
  /** Id of the `memory-purged` event. */
  readonly erasedBy: string;
}

/** A text of an event in which the fact survives. */
export interface EventSurvivor {
  readonly place: SurvivorPlace;
  readonly excerpt: string;
}

/**
 * An event without what is to be erased, marked with the purge that did it; null when nothing of it is touched. Its id, place and effect
 * stay, so every fold still works: only words go. The words of the purged memories themselves go whole, whatever they say; in all other
 * words, the sentences that say it.
 */
export function eraseEvent(event: SessionEvent, erasure: Erasure): SessionEvent | null {
  const emptied = withoutMemories(event, erasure.memoryIds);
  const erased = rewrite(emptied, erasure.memoryIds, (place, text) =>
    erasure.places.has(place) ? eraseIn(text, erasure.matcher) : text,
  );
  if (erased === event) return null;
  return sessionEventSchema.parse({ ...withoutSealed(erased), erasedBy: erasure.erasedBy });
}

/** Where the fact survives in an event: every place with the words in question. */
export function survivorsIn(
  event: SessionEvent,
  { matcher, memoryIds }: Pick<Erasure, "matcher" | "memoryIds">,
): readonly EventSurvivor[] {
  const found: EventSurvivor[] = [];
  rewrite(event, memoryIds, (place, text) => {
    const [first] = matcher.stretchesIn(text);
    if (first && !found.some((survivor) => survivor.place === place))
      found.push({ place, excerpt: text.slice(first.start, first.end) });
    return text;
  });
  return found;
}

type Rewrite = (place: SurvivorPlace, text: string) => string;

/** Rewrites every text that may be erased by what it says: the texts of memories may not, they go with their memory alone. */
function rewrite(event: SessionEvent, memoryIds: ReadonlySet<string>, change: Rewrite): SessionEvent {
  return mapWords(event, (text, mark: WordsMark) => {
    const { place } = mark;
    if (place === "memory" || mark.isSealed) return text;
    const changed = (inner: string) => change(place, inner);
    if (!mark.isToolResult) return changed(text);
    return rewriteToolResult(text, memoryIds, changed, (said) => change("messages", said)) ?? changed(text);
  });
}
