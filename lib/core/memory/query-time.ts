import { holds, type Interval, overlapOf } from "./time/interval";
import { readTimes } from "./time/read-times";

/** How a query places what it asks for in time. */
export interface QueryTime {
  /** The words that say so. */
  readonly words: string;
  /** When they name a time by themselves. */
  readonly interval: Interval | null;
  /** When they name an event instead: "before I moved". */
  readonly anchor: { readonly relation: "before" | "after" | "during"; readonly text: string } | null;
  /** The query without what places it in time; the whole query where nothing would be left. */
  readonly rest: string;
}

/** A memory that names no fitting time still counts a little when it was said within the time asked for. */
export const saidWithinScore = 0.4;

const anchorPattern =
  /(?<!\b[Ll]ook(?:s|ed|ing)? )\b(?<relation>[Bb]efore|[Aa]fter|[Ss]ince|[Ww]hen|[Ww]hile|[Uu]ntil)\s+(?<text>(?:I|i|we|my|our|the|she|he|they|\p{Lu}\p{L}+)\b[^?.,;!]*\p{L}[^?.,;!]*)/u;
const interrogative = /^(?:is|are|was|were|did|do|does|will|can|has|have)\b/i;

/** Reads a time out of a query; null where it has none. `now` is an ISO time. */
export function readQueryTime(query: string, now: string): QueryTime | null {
  const anchored = anchorPattern.exec(query);
  const { relation = "", text = "" } = anchored?.groups ?? {};
  const times = readTimes(query, now);
  if (anchored && !interrogative.test(text) && readTimes(text, now).length === 0) {
    return {
      words: anchored[0].trim(),
      interval: null,
      anchor: { relation: relationOf(relation), text: text.trim() },
      rest: without(query, anchored.index, anchored[0].length),
    };
  }
  const [first] = times;
  if (!first) return null;
  const narrowest = times.reduce((best, time) =>
    overlapOf(best.interval, time.interval) > 0 && lengthOf(time.interval) < lengthOf(best.interval)
      ? time
      : best,
  );
  return {
    words: narrowest.words.trim(),
    interval: narrowest.interval,
    anchor: null,
    rest: without(query, narrowest.index, narrowest.words.length),
  };
}

/** The interval that an anchor names, once the memory of its event is found. */
export function anchoredInterval(
  relation: "before" | "after" | "during",
  event: { readonly content: string; readonly at: string },
): Interval | null {
  const told = readTimes(event.content, event.at)[0]?.interval ?? null;
  const interval = told ?? { from: event.at, to: event.at };
  if (relation === "during") return told;
  return relation === "before" ? { from: null, to: interval.from } : { from: interval.from, to: null };
}

/**
 * How well a memory fits a time, 0 to 1: how far the times that its text tells overlap it, or a little when it was said within it.
 * Said without a time counts for nothing where the time is open, because nearly everything was said before or after something.
 */
export function timeScore(
  asked: Interval,
  memory: { readonly content: string; readonly at: string },
): number {
  const told = readTimes(memory.content, memory.at).map(({ interval }) => overlapOf(asked, interval));
  const isOpen = asked.from === null || asked.to === null;
  const said = !isOpen && holds(asked, memory.at) ? saidWithinScore : 0;
  return Math.max(said, ...told);
}

function relationOf(word: string): "before" | "after" | "during" {
  const lower = word.toLowerCase();
  if (lower === "before" || lower === "until") return "before";
  return lower === "after" || lower === "since" ? "after" : "during";
}

function without(query: string, index: number, length: number): string {
  const rest = `${query.slice(0, index)} ${query.slice(index + length)}`
    .replace(/\b(?:in|on|at|during|for|from|by)\s*(?=[?.!,]|$)/giu, "")
    .replace(/\s+/g, " ")
    .replace(/\s(?=[?.!,])/g, "")
    .trim();
  return /\p{L}/u.test(rest) ? rest : query;
}

function lengthOf({ from, to }: Interval): number {
  return from === null || to === null ? Number.POSITIVE_INFINITY : Date.parse(to) - Date.parse(from);
}
