import { budgetOf } from "@/lib/core/context/budget";
import type { SessionEvent, TurnEndedEvent } from "@/lib/core/log/events";
import type { OperationName } from "@/lib/core/log/operations";
import type { SessionState } from "@/lib/core/session/session-state";
import { withoutCitations } from "./citations";
import { countOf, isOperationEvent, type OperationEvent } from "./describe-operation";
import type { SessionSnapshot } from "./session-store";

/** One sentence for screen readers. */
export interface Announcement {
  readonly text: string;
  readonly urgency: "polite" | "assertive";
}

type Heard = Pick<SessionSnapshot, "events" | "state">;

/** What to say about the events that came between two snapshots of a session: a few sentences, never one per token. */
export function announcementsBetween(before: Heard, after: Heard): readonly Announcement[] {
  const fresh = after.events.slice(before.events.length);
  const said = fresh.flatMap((event) => announcementOf(event, after));
  const budget = budgetAnnouncement(before.state, after.state);
  return budget ? [...said, budget] : said;
}

function announcementOf(event: SessionEvent, after: Heard): readonly Announcement[] {
  switch (event.type) {
    case "turn-started":
      return [polite("Answering…")];
    case "step-started":
      return operationsSaid(operationsBefore(event, after.events));
    case "turn-paused":
      return [{ text: `Paused. ${event.sentence}`, urgency: "assertive" }];
    case "turn-completed":
    case "turn-cancelled":
    case "turn-interrupted":
    case "turn-failed":
      return [...operationsSaid(operationsBefore(event, after.events)), endSaid(event, after.state)];
    default:
      return isOperationEvent(event) && event.turnId === null ? operationsSaid([event]) : [];
  }
}

/** The operations since the turn's previous step began: one sentence per step, not per operation. */
function operationsBefore(
  boundary: SessionEvent,
  events: readonly SessionEvent[],
): readonly OperationEvent[] {
  const found: OperationEvent[] = [];
  for (let index = boundary.sequence - 2; index >= 0; index -= 1) {
    const event = events[index];
    if (!event || event.type === "step-started" || event.type === "turn-started") break;
    if (isOperationEvent(event) && event.turnId === boundary.turnId) found.push(event);
  }
  return found.reverse();
}

const pastTense = {
  ADD: "added",
  UPDATE: "updated",
  DELETE: "deleted",
  RETRIEVE: "retrieved",
  SUMMARY: "summarised",
  FILTER: "filtered",
} as const satisfies Record<OperationName, string>;

function operationsSaid(operations: readonly OperationEvent[]): readonly Announcement[] {
  const counts = new Map<string, number>();
  for (const event of operations) {
    const word = event.type === "operation-rejected" ? "refused" : pastTense[event.operation];
    counts.set(word, (counts.get(word) ?? 0) + affectedBy(event));
  }
  if (counts.size === 0) return [];
  return [polite(`Memory: ${[...counts].map(([word, count]) => `${count} ${word}`).join(", ")}`)];
}

function affectedBy(event: OperationEvent): number {
  switch (event.type) {
    case "memories-retrieved":
      return event.hits.length + event.alreadyInContext.length;
    case "context-filtered":
      return event.removedItemIds.length;
    case "context-summarized":
      return event.replacedItemIds.length;
    default:
      return 1;
  }
}

function endSaid(event: TurnEndedEvent, state: SessionState): Announcement {
  switch (event.type) {
    case "turn-completed":
      if (event.reason === "step-limit") return polite("Stopped at the step limit");
      return polite(`Answer complete, ${countOf(wordsOf(event.turnId, state), "word")}`);
    case "turn-cancelled":
      return polite("Stopped");
    case "turn-interrupted":
      return { text: `The answer was interrupted. ${event.reason}`, urgency: "assertive" };
    case "turn-failed":
      return { text: `The answer failed. ${event.message}`, urgency: "assertive" };
  }
}

function wordsOf(turnId: string | null, state: SessionState): number {
  const turn = state.turns.findLast((candidate) => candidate.turnId === turnId);
  const texts = (turn?.steps ?? []).map((step) =>
    step.finished?.itemId ? (state.items.get(step.finished.itemId)?.text ?? "") : "",
  );
  return withoutCitations(texts.join(" ")).split(/\s+/).filter(Boolean).length;
}

function budgetAnnouncement(before: SessionState, after: SessionState): Announcement | null {
  if (before.sequence === 0 || before.items === after.items) return null;
  const was = budgetOf(before);
  const is = budgetOf(after);
  if (was.level === is.level) return null;
  const percent = Math.round((is.usedTokens / is.limitTokens) * 100);
  const marks = {
    comfortable: "below the soft mark",
    "past-soft-mark": "past the soft mark",
    "past-hard-mark": "past the hard mark",
  };
  return polite(`Context ${percent} % full, ${marks[is.level]}`);
}

function polite(text: string): Announcement {
  return { text, urgency: "polite" };
}
