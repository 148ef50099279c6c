import { isMemoryEvent, type SessionEvent } from "../log/events";
import { sameTextKey } from "../text/same-text";

/** In an answer of the demo assistant, stands before the person's words that were not kept, each between quotation marks. */
export const notKept = "not kept: ";

/** What the person says to have the words that were not kept remembered after all. */
export const keepThat = "keep that";

/** The person's words that an answer names as not kept, in its order. Empty for an answer that names none. */
export function unkeptWordsOf(answer: string): readonly string[] {
  const start = answer.toLowerCase().lastIndexOf(notKept);
  if (start < 0) return [];
  return [...answer.slice(start).matchAll(/“([^”]+)”(?=[ .·]|$)/gu)]
    .flatMap((match) => match[1] ?? [])
    .filter((words) => words !== keepThat);
}

/** Those of the words that a change of memory after `sequence` has kept as they are. */
export function keptAfter(
  words: readonly string[],
  events: readonly SessionEvent[],
  sequence: number,
): ReadonlySet<string> {
  const contents = new Set(
    events
      .filter((event) => event.sequence > sequence && isMemoryEvent(event))
      .flatMap((event) => ("content" in event && typeof event.content === "string" ? [event.content] : []))
      .map(sameTextKey),
  );
  return new Set(words.filter((each) => contents.has(sameTextKey(each))));
}
