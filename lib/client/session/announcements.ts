import { budgetOf } from "@/lib/core/context/budget";
import { indexOfSequence } from "@/lib/core/context/prefix-cache";
import {
  definitionOf,
  isOperationEvent,
  type OperationEvent,
  type SessionEvent,
} from "@/lib/core/log/events";
import type { OperationName } from "@/lib/core/log/operations";
import type { SessionState } from "@/lib/core/session/session-state";
import { withoutCitations } from "./citations";
import type { SessionSnapshot } from "./session-store";

/** One sentence for screen readers. */
export interface Announcement {
  readonly text: string;
  readonly urgency: "polite" | "assertive";
}

type Heard = Pick<SessionSnapshot, "events" | "state">;

/** What to say about the events that came between two snapshots of a session: a few sentences, never one per token. */
export function announcementsBetween(before: Heard, after: Heard): readonly Announcement[] {
  const fresh = after.events.filter(({ sequence }) => sequence > before.state.sequence);
  const said = fresh.flatMap((event) => announcementOf(event, after));
  const budget = budgetAnnouncement(before.state, after.state);
  return budget ? [...said, budget] : said;
}

function announcementOf(event: SessionEvent, after: Heard): readonly Announcement[] {
  const { announces } = definitionOf(event);
  if (!announces) return isOperationEvent(event) && event.turnId === null ? operationsSaid([event]) : [];
  const operations = announces.closesStep ? operationsSaid(operationsBefore(event, after.events)) : [];
  const text = announces.text(event, { answerWords: wordsOf(event.turnId, after.state) });
  return text === null ? operations : [...operations, { text, urgency: announces.urgency }];
}

/** The operations since the turn's previous step began: one sentence per step, not per operation. */
function operationsBefore(
  boundary: SessionEvent,
  events: readonly SessionEvent[],
): readonly OperationEvent[] {
  const found: OperationEvent[] = [];
  for (let index = indexOfSequence(events, boundary.sequence) - 1; index >= 0; index -= 1) {
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
  SUMMARY: "summarized",
  FILTER: "filtered",
} as const satisfies Record<OperationName, string>;

function operationsSaid(operations: readonly OperationEvent[]): readonly Announcement[] {
  const counts = new Map<string, number>();
  for (const event of operations) {
    const word = event.type === "operation-rejected" ? "refused" : pastTense[event.operation];
    counts.set(word, (counts.get(word) ?? 0) + (definitionOf(event).operation?.affects(event) ?? 0));
  }
  if (counts.size === 0) return [];
  return [polite(`Memory: ${[...counts].map(([word, count]) => `${count} ${word}`).join(", ")}`)];
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
    comfortable: "below the warning",
    "past-soft-mark": "past the warning",
    "past-hard-mark": "past the limit",
  };
  return polite(`Context ${percent} % full, ${marks[is.level]}`);
}

function polite(text: string): Announcement {
  return { text, urgency: "polite" };
}
