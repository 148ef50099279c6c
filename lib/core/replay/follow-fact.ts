import { definitionOf, type EventOf, isMemoryEvent, type SessionEvent } from "../log/events";
import { citedMemories } from "../memory/cited-memories";
import type { SessionState } from "../session/session-state";
import type { ContextStrip } from "./context-strip";
import { type Fact, factIn } from "./fact-words";
import { indexAtSequence, positionsOf } from "./steps";

/** Something that happened to a fact, in the order of the log. */
export interface FactPlace {
  readonly kind:
    | "said"
    | "answered"
    | "stored"
    | "kept-in-summary"
    | "lost-in-summary"
    | "filtered"
    | "retrieved"
    | "cited"
    | "absent";
  readonly sequence: number;
  /** The step of the replay, and the last one of a stretch. */
  readonly step: number;
  readonly lastStep: number;
  /** The words that hold it, or what took it; empty for a stretch without it. */
  readonly text: string;
  /** What decided, such as a score; null where nothing did. */
  readonly score: number | null;
}

/** Where a fact stood over a session. */
export interface FactTrail {
  readonly places: readonly FactPlace[];
  /** Items of the context that held it, summaries included. */
  readonly itemIds: ReadonlySet<string>;
  readonly memoryIds: ReadonlySet<string>;
  /** Model calls whose prompt held it, of all. */
  readonly prompts: { readonly holding: number; readonly all: number };
}

/** Follows a fact through a log, by its words alone: said, stored, summarized, filtered, retrieved, cited, and the steps answered without it. */
export function followFact(
  events: readonly SessionEvent[],
  state: SessionState,
  strip: ContextStrip,
  fact: Fact,
): FactTrail {
  const itemIds = new Set<string>();
  const memoryIds = new Set<string>();
  if (fact.terms.length === 0)
    return { places: [], itemIds, memoryIds, prompts: { holding: 0, all: callsOf(strip).length } };
  for (const item of state.items.values())
    if (item.kind !== "system" && item.kind !== "notice" && factIn(item.text, fact)) itemIds.add(item.itemId);
  const positions = positionsOf(events, "steps");
  const places = events.flatMap((event) => {
    const found = placesIn(event, { fact, itemIds, memoryIds, state });
    const step = indexAtSequence(positions, event.sequence) + 1;
    return found.map((place) => ({ ...place, sequence: event.sequence, step, lastStep: step }));
  });
  const holding = holdingColumns(strip, itemIds);
  return {
    places: [...places, ...absences(strip, holding)].sort(
      (a, b) => a.sequence - b.sequence || a.step - b.step,
    ),
    itemIds,
    memoryIds,
    prompts: {
      holding: callsOf(strip).filter((column) => holding.has(column)).length,
      all: callsOf(strip).length,
    },
  };
}

type Found = Pick<FactPlace, "kind" | "text" | "score">;

interface Search {
  readonly fact: Fact;
  readonly itemIds: ReadonlySet<string>;
  readonly memoryIds: Set<string>;
  readonly state: SessionState;
}

function placesIn(event: SessionEvent, search: Search): readonly Found[] {
  const { fact, memoryIds } = search;
  if (event.type === "turn-started") return factIn(event.text, fact) ? [found("said", event.text)] : [];
  if (event.type === "step-finished") return answered(event, search);
  if (event.type === "memories-retrieved")
    return event.hits
      .filter(({ content }) => factIn(content, fact))
      .map(({ memoryId, content, score }) => {
        memoryIds.add(memoryId);
        return found("retrieved", content, score);
      });
  if (isMemoryEvent(event) && "content" in event) {
    if (!factIn(event.content, fact)) return [];
    memoryIds.add(event.memoryId);
    return [found("stored", event.content)];
  }
  return takenOut(event, search);
}

/** What the agent folded or filtered away, where it held the fact. */
function takenOut(event: SessionEvent, { fact, itemIds, state }: Search): readonly Found[] {
  const { removed = [] } = definitionOf(event).touches(event);
  const taken = removed.find((itemId) => itemIds.has(itemId));
  if (taken === undefined) return [];
  if (event.type === "context-summarized") {
    const isKept = factIn(event.summary.text, fact);
    return [found(isKept ? "kept-in-summary" : "lost-in-summary", event.summary.text)];
  }
  if (event.type !== "context-filtered") return [];
  const score = event.candidates.find(({ itemId }) => itemId === taken)?.score ?? null;
  return [found("filtered", state.items.get(taken)?.text ?? event.criteria, score)];
}

function answered(event: EventOf<"step-finished">, { fact, memoryIds }: Search): readonly Found[] {
  const text = event.item?.text ?? "";
  if (citedMemories(text).some((memoryId) => memoryIds.has(memoryId))) return [found("cited", text)];
  return factIn(text, fact) ? [found("answered", text)] : [];
}

function found(kind: FactPlace["kind"], text: string, score: number | null = null): Found {
  return { kind, text, score };
}

/** The columns in whose prompt one of the items stood. */
function holdingColumns(strip: ContextStrip, itemIds: ReadonlySet<string>): ReadonlySet<number> {
  const columns = new Set<number>();
  for (const band of strip.bands)
    if (band.itemId !== null && itemIds.has(band.itemId))
      for (let column = band.first; column <= band.last; column++) columns.add(column);
  return columns;
}

function callsOf({ columns }: ContextStrip): readonly number[] {
  return columns.flatMap(({ isNow }, column) => (isNow ? [] : [column]));
}

/** The stretches without the fact after it had been there. */
function absences(strip: ContextStrip, holding: ReadonlySet<number>): readonly FactPlace[] {
  const calls = callsOf(strip);
  const first = calls.find((column) => holding.has(column));
  const stretches: FactPlace[] = [];
  let open = null as FactPlace | null;
  for (const column of calls) {
    const at = strip.columns[column];
    if (!at || first === undefined || column < first) continue;
    if (holding.has(column)) {
      if (open) stretches.push(open);
      open = null;
      continue;
    }
    open = open
      ? { ...open, lastStep: at.step }
      : { kind: "absent", sequence: at.sequence, step: at.step, lastStep: at.step, text: "", score: null };
  }
  return open ? [...stretches, open] : stretches;
}
