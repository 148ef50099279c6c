import type { Trouble } from "../log/define-event";
import { definitionOf, type EventOf, isMemoryEvent, type SessionEvent } from "../log/events";
import { deriveMemoryUses } from "../memory/memory-use";
import { indexAtSequence, positionsOf } from "../replay/steps";

/** Something of a session that a developer should look at, and the step of its replay. */
export interface StandingOut {
  readonly kind: Trouble | "undone";
  readonly step: number;
  readonly sentence: string;
}

/** What a session cost and how its memory went, from its log alone. */
export interface SessionFigures {
  readonly sessionId: string;
  readonly turns: number;
  readonly steps: number;
  /** Tokens of all prompts: as the provider reported them, else by our estimate. */
  readonly promptTokens: number;
  /** In US dollars; null where no price is known. */
  readonly costUsd: number | null;
  /** Turns that failed or were interrupted. */
  readonly errors: number;
  /** Operations of the agent that were refused. */
  readonly refused: number;
  /** Memory changes of the agent that the person undid, deletions included. */
  readonly undone: number;
  /** Tokens of retrieved memories that no answer cited. */
  readonly neverCitedTokens: number;
  /** How often the app had to make room at the limit. */
  readonly overruns: number;
  /** Tokens of the prompt at up to 48 steps, evenly spread. */
  readonly context: readonly number[];
  readonly contextLimitTokens: number;
  /** At most eight, in the order of the log. */
  readonly standsOut: readonly StandingOut[];
}

const shownContext = 48;
const shownStandingOut = 8;

/** The figures of one log. */
export function sessionFigures(sessionId: string, events: readonly SessionEvent[]): SessionFigures {
  const steps = events.filter((event) => event.type === "step-started");
  const uses = deriveMemoryUses(events);
  const standsOut = standingOutIn(events);
  const count = (kind: StandingOut["kind"]) => standsOut.filter((entry) => entry.kind === kind).length;
  return {
    sessionId,
    turns: events.filter(({ type }) => type === "turn-started").length,
    steps: steps.length,
    promptTokens: promptTokensOf(events, steps),
    costUsd: costOf(events),
    errors: count("failed"),
    refused: count("refused"),
    undone: count("undone"),
    neverCitedTokens: uses.reduce((sum, use) => sum + (use.citations === 0 ? use.tokens : 0), 0),
    overruns: count("over-limit"),
    context: spread(
      steps.map(({ countedTokens }) => countedTokens),
      shownContext,
    ),
    contextLimitTokens: limitOf(events),
    standsOut: standsOut.slice(0, shownStandingOut),
  };
}

function promptTokensOf(events: readonly SessionEvent[], steps: readonly EventOf<"step-started">[]): number {
  const reported = new Map<string, number>();
  for (const event of events)
    if (event.type === "step-finished" && event.usage?.inputTokens != null)
      reported.set(`${event.turnId} ${event.step}`, event.usage.inputTokens);
  return steps.reduce(
    (sum, { turnId, step, countedTokens }) => sum + (reported.get(`${turnId} ${step}`) ?? countedTokens),
    0,
  );
}

function costOf(events: readonly SessionEvent[]): number | null {
  const costs = events.flatMap((event) =>
    event.type === "step-finished" && event.costUsd !== undefined ? [event.costUsd] : [],
  );
  return costs.length === 0 ? null : costs.reduce((sum, cost) => sum + cost, 0);
}

function limitOf(events: readonly SessionEvent[]): number {
  const last = events.findLast(
    (event) => event.type === "session-started" || event.type === "session-settings-changed",
  );
  return last?.type === "session-started" || last?.type === "session-settings-changed"
    ? last.settings.contextLimitTokens
    : 0;
}

function standingOutIn(events: readonly SessionEvent[]): readonly StandingOut[] {
  const positions = positionsOf(events, "steps");
  return events.flatMap((event) => {
    const kind = kindOf(event, events);
    if (kind === null) return [];
    const step = indexAtSequence(positions, event.sequence) + 1;
    return [{ kind, step, sentence: definitionOf(event).says(event) }];
  });
}

function kindOf(event: SessionEvent, events: readonly SessionEvent[]): StandingOut["kind"] | null {
  return definitionOf(event).trouble?.(event) ?? (isUndoingAgent(event, events) ? "undone" : null);
}

/** The person took back what the agent had done to a memory: by undo, or by restoring what it had deleted. */
function isUndoingAgent(event: SessionEvent, events: readonly SessionEvent[]): boolean {
  if (event.by !== "person" || !isMemoryEvent(event)) return false;
  if ("undoes" in event && event.undoes !== undefined)
    return events.some(({ id, by }) => id === event.undoes && by === "agent");
  return (
    event.type === "memory-restored" &&
    events.some(
      (other) => other.type === "memory-deleted" && other.by === "agent" && other.memoryId === event.memoryId,
    )
  );
}

function spread(values: readonly number[], count: number): readonly number[] {
  if (values.length <= count) return values;
  return Array.from(
    { length: count },
    (_, index) => values[Math.floor((index * values.length) / count)] ?? 0,
  );
}
