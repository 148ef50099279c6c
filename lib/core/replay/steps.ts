import { indexOfSequence } from "../context/prefix-cache";
import {
  definitionOf,
  isAct,
  isMemoryEvent,
  isOperationEvent,
  isTurnEnd,
  type SessionEvent,
} from "../log/events";
import type { OperationName } from "../log/operations";

/** How finely a recording is walked through; every position of a coarser one is a position of the finer ones. */
export const granularities = ["turns", "steps", "operations", "raw"] as const;
export type Granularity = (typeof granularities)[number];

/** Something that was done to the memory or the context within a position: a colored tick of the scrubber. */
export interface ReplayAct {
  readonly sequence: number;
  /** Null for acts that are none of the six operations, such as a restore. */
  readonly operation: OperationName | null;
  readonly rejected: boolean;
  readonly changesMemory: boolean;
}

/** A place of the recording where one can stand: everything up to `sequence` has happened. */
export interface ReplayPosition {
  /** Counted from 1. */
  readonly number: number;
  /** First event after the position before. */
  readonly firstSequence: number;
  /** Last event that belongs to it. */
  readonly sequence: number;
  /** False for what happened after the last model call, and for a turn that ended without one. */
  readonly isModelCall: boolean;
  readonly acts: readonly ReplayAct[];
}

/** The noun for one position. */
export const granularityUnits = {
  turns: "Turn",
  steps: "Step",
  operations: "Operation",
  raw: "Event",
} as const satisfies Record<Granularity, string>;

const known = new WeakMap<readonly SessionEvent[], Map<Granularity, readonly ReplayPosition[]>>();

/**
 * The positions of a recording, in order; computed once per log. At `steps` a position is one model call with everything it
 * caused: it begins with what led to the call and ends before the next one begins. What the person did between two turns belongs
 * to the step that saw it; what came after the last step is a position of its own. Never empty for a log that is not empty.
 */
export function positionsOf(
  events: readonly SessionEvent[],
  granularity: Granularity,
): readonly ReplayPosition[] {
  const ofLog = known.get(events) ?? new Map<Granularity, readonly ReplayPosition[]>();
  known.set(events, ofLog);
  const positions = ofLog.get(granularity) ?? placed(events, boundariesOf(events, granularity));
  ofLog.set(granularity, positions);
  return positions;
}

/** The position in which an event lies: its index; the last one for a sequence behind the end. */
export function indexAtSequence(positions: readonly ReplayPosition[], sequence: number): number {
  let low = 0;
  let high = positions.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle]?.sequence ?? 0) < sequence) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What a screen reader says about a position: "Step 12 of 40, FILTER removed 3 items, 1,240 tokens freed". */
export function spokenPosition(
  events: readonly SessionEvent[],
  granularity: Granularity,
  positions: readonly ReplayPosition[],
  index: number,
): string {
  const position = positions[index];
  if (!position) return "Nothing was recorded";
  return `${granularityUnits[granularity]} ${position.number} of ${positions.length}, ${describePosition(events, position)}`;
}

/** What happened in a position, in at most two half-sentences. */
export function describePosition(events: readonly SessionEvent[], position: ReplayPosition): string {
  const acts = position.acts.flatMap(({ sequence }) => events[indexOfSequence(events, sequence)] ?? []);
  const told = acts.slice(0, 2).map((event) => definitionOf(event).says(event));
  if (acts.length > 2) told.push(`and ${acts.length - 2} more`);
  if (told.length > 0) return told.join("; ");
  const last = events
    .slice(indexOfSequence(events, position.firstSequence), indexOfSequence(events, position.sequence) + 1)
    .findLast((event) => event.type === "step-finished" || event.type === "turn-failed");
  const event = last ?? events[indexOfSequence(events, position.sequence)];
  return event ? definitionOf(event).says(event) : "nothing happened";
}

/** The next position after `index` (or before, for −1) in which long-term memory or the context was acted on; null when there is none. */
export function nextActIndex(
  positions: readonly ReplayPosition[],
  index: number,
  direction: 1 | -1,
): number | null {
  for (let at = index + direction; at >= 0 && at < positions.length; at += direction)
    if (positions[at]?.acts.some((act) => act.operation !== null || act.changesMemory)) return at;
  return null;
}

interface Boundary {
  readonly sequence: number;
  readonly isModelCall: boolean;
  readonly turnId: string | null;
}

function boundariesOf(events: readonly SessionEvent[], granularity: Granularity): readonly Boundary[] {
  const steps = stepBoundaries(events);
  switch (granularity) {
    case "turns":
      return steps.filter(
        (boundary, index) => boundary.turnId === null || boundary.turnId !== steps[index + 1]?.turnId,
      );
    case "steps":
      return steps;
    case "operations":
      return withActs(events, steps);
    case "raw":
      return events.map(({ sequence, type, turnId }) => ({
        sequence,
        turnId,
        isModelCall: type === "step-started",
      }));
  }
}

/** The last event of every model call, of turns without one, and of what follows the last turn. */
function stepBoundaries(events: readonly SessionEvent[]): readonly Boundary[] {
  const boundaries: Boundary[] = [];
  let open: { readonly turnId: string | null; readonly step: number | null; last: number } | null = null;
  const close = () => {
    if (open) boundaries.push({ sequence: open.last, isModelCall: true, turnId: open.turnId });
    open = null;
  };
  for (const event of events) {
    const belongs: boolean = open !== null && event.turnId === open.turnId && !isLaterStep(event, open.step);
    if (open && belongs) open.last = event.sequence;
    else if (event.type === "step-started") {
      close();
      open = { turnId: event.turnId, step: event.step, last: event.sequence };
    } else if (isTurnEnd(event)) {
      close();
      boundaries.push({ sequence: event.sequence, isModelCall: false, turnId: event.turnId });
    }
  }
  close();
  const last = events.at(-1)?.sequence ?? 0;
  if (last > (boundaries.at(-1)?.sequence ?? 0))
    boundaries.push({ sequence: last, isModelCall: false, turnId: null });
  return boundaries;
}

/** Room is made and notices are given before the call they are made for, under that call's number. */
function isLaterStep(event: SessionEvent, step: number | null): boolean {
  const opensStep =
    event.type === "step-started" || event.type === "budget-noticed" || event.type === "context-trimmed";
  return opensStep && (event.step ?? 0) > (step ?? 0);
}

function withActs(events: readonly SessionEvent[], steps: readonly Boundary[]): readonly Boundary[] {
  const merged: Boundary[] = [];
  let next = 0;
  for (const event of events) {
    const step = steps[next];
    if (step?.sequence === event.sequence) {
      merged.push(step);
      next += 1;
    } else if (actOf(event)) {
      merged.push({ sequence: event.sequence, isModelCall: false, turnId: event.turnId });
    }
  }
  return merged;
}

function placed(events: readonly SessionEvent[], boundaries: readonly Boundary[]): readonly ReplayPosition[] {
  let first = events[0]?.sequence ?? 1;
  return boundaries.map(({ sequence, isModelCall }, index) => {
    const acts = events
      .slice(indexOfSequence(events, first), indexOfSequence(events, sequence) + 1)
      .flatMap((event) => actOf(event) ?? []);
    const position = { number: index + 1, firstSequence: first, sequence, isModelCall, acts };
    first = sequence + 1;
    return position;
  });
}

function actOf(event: SessionEvent): ReplayAct | null {
  if (!isAct(event)) return null;
  return {
    sequence: event.sequence,
    operation: isOperationEvent(event) ? event.operation : null,
    rejected: event.type === "operation-rejected",
    changesMemory: isMemoryEvent(event),
  };
}
