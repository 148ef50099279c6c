import { sessionEventSchema } from "../../log/catalogue";
import { isMemoryEvent, type SessionEvent } from "../../log/events";
import type { SurvivorPlace } from "../memory-care";
import { erasedMark, eraseIn, type SaysMatcher } from "./says";

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

/** Names, marks and times: they say nothing, and changing one would break the log. */
const structural =
  /(?:Ids?|Hash|Position)$|^(?:id|at|by|type|kind|author|origin|code|mode|status|decision|operation|toolName|memoryType|provider|label|finishReason|schemaVersion|embeddingModel|erasedBy|breakpoint|span|memory_id|proposal_id|said_at)$/;

/**
 * An event without what is to be erased, marked with the purge that did it; null when nothing of it is touched. Its id, place and effect
 * stay, so every fold still works: only words go.
 */
export function eraseEvent(event: SessionEvent, erasure: Erasure): SessionEvent | null {
  const chosen = (place: SurvivorPlace, text: string) =>
    erasure.places.has(place) ? eraseIn(text, erasure.matcher) : text;
  const emptied = withoutOwnTexts(event, erasure.memoryIds);
  const erased = rewrite(emptied, placeOf(event), erasure.memoryIds, chosen) as SessionEvent;
  if (JSON.stringify(erased) === JSON.stringify(event)) return null;
  return sessionEventSchema.parse({ ...erased, erasedBy: erasure.erasedBy });
}

/** Where the fact survives in an event: every place with the words in question. */
export function survivorsIn(
  event: SessionEvent,
  { matcher, memoryIds }: Pick<Erasure, "matcher" | "memoryIds">,
): readonly EventSurvivor[] {
  const found: EventSurvivor[] = [];
  rewrite(event, placeOf(event), memoryIds, (place, text) => {
    const [first] = matcher.stretchesIn(text);
    if (first && !found.some((survivor) => survivor.place === place))
      found.push({ place, excerpt: text.slice(first.start, first.end) });
    return text;
  });
  return found;
}

type Rewrite = (place: SurvivorPlace, text: string) => string;
type PlaceOf = (path: readonly string[]) => SurvivorPlace | null;

/** Which place a text of an event belongs to; null for the texts of other memories, which only their own purge may take. */
function placeOf(event: SessionEvent): PlaceOf {
  return (path) => {
    const [first = ""] = path;
    if (path.includes("source") || path.includes("said")) return "messages";
    if (path.includes("toolCalls") || first === "result") return "events";
    switch (event.type) {
      case "turn-started":
      case "item-replaced":
      case "session-forked":
        return "messages";
      case "step-finished":
        return "answers";
      case "context-summarized":
        return "summaries";
      case "memory-proposed":
        return "proposals";
      case "memory-added":
      case "memory-updated":
      case "memory-deleted":
      case "memory-restored":
        return null;
      default:
        return "events";
    }
  };
}

/** Rewrites every text of a value; JSON inside a text (what a tool answered) is rewritten from within. */
function rewrite(
  value: unknown,
  placeAt: PlaceOf,
  memoryIds: ReadonlySet<string>,
  change: Rewrite,
  path: readonly string[] = [],
): unknown {
  if (typeof value === "string") return rewriteText(value, placeAt, memoryIds, change, path);
  if (Array.isArray(value)) return value.map((inner) => rewrite(inner, placeAt, memoryIds, change, path));
  if (typeof value !== "object" || value === null) return value;
  if (!path.includes("input") && isOfOtherMemory(value, memoryIds))
    return withSaid(value, (said) => rewrite(said, placeAt, memoryIds, change, [...path, "said"]));
  // The quote behind an erased memory goes whole, like its text.
  const own = "memory_id" in value ? withSaid(value, () => erasedMark) : value;
  return Object.fromEntries(
    Object.entries(own).map(([key, inner]) => [
      key,
      structural.test(key) && typeof inner === "string"
        ? inner
        : rewrite(inner, placeAt, memoryIds, change, [...path, key]),
    ]),
  );
}

function rewriteText(
  text: string,
  placeAt: PlaceOf,
  memoryIds: ReadonlySet<string>,
  change: Rewrite,
  path: readonly string[],
): string {
  const inside = text.startsWith("{") ? parseJson(text) : undefined;
  if (inside !== undefined) {
    const rewritten = rewrite(inside, placeAt, memoryIds, change, path);
    const after = JSON.stringify(rewritten);
    return after === JSON.stringify(inside) ? text : after;
  }
  const place = placeAt(path);
  return place === null ? text : change(place, text);
}

/** A hit, or an answer of a tool, that speaks of a memory which stays. */
function isOfOtherMemory(value: object, memoryIds: ReadonlySet<string>): boolean {
  if ("type" in value && "schemaVersion" in value) return false;
  const memoryId = "memoryId" in value ? value.memoryId : "memory_id" in value ? value.memory_id : undefined;
  return typeof memoryId === "string" && !memoryIds.has(memoryId);
}

/** A sentence may have become several memories: the words behind one that stays can say what goes. */
function withSaid(value: object, change: (said: unknown) => unknown): object {
  return "said" in value ? { ...value, said: change(value.said) } : value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The texts that the purged memories' own events and hits carry go whole, whatever they say. */
function withoutOwnTexts(event: SessionEvent, memoryIds: ReadonlySet<string>): SessionEvent {
  const nothing = { content: "", metadata: {} };
  if (event.type === "memories-retrieved") {
    const empty = <Hit extends { memoryId: string }>(hits: readonly Hit[]) =>
      hits.map((hit) => (memoryIds.has(hit.memoryId) ? { ...hit, ...nothing } : hit));
    const { hits, alreadyInContext, nearMisses } = event;
    return {
      ...event,
      hits: empty(hits),
      alreadyInContext: empty(alreadyInContext),
      nearMisses: empty(nearMisses),
    };
  }
  if (event.type === "memory-proposed" && memoryIds.has(event.targetMemoryId ?? "")) {
    const previousContent = event.previousContent === null ? null : "";
    return {
      ...event,
      ...nothing,
      content: event.content === null ? null : "",
      previousContent,
      source: null,
    };
  }
  if (!isMemoryEvent(event) || !memoryIds.has(event.memoryId) || event.type === "memory-purged") return event;
  if (event.type === "memory-deleted") return { ...event, content: "" };
  const empty = { ...nothing, source: null };
  return event.type === "memory-updated"
    ? { ...event, ...empty, previousContent: "" }
    : { ...event, ...empty };
}
