import type { ContextItem } from "../log/context-item";
import { messageOf, type SessionState, type Turn } from "../session/session-state";
import type { PastedSpan } from "../text/pasted-spans";
import { pastedStretches } from "./pasted-text";

/** Text by others before the model. */
export interface Taint {
  readonly source: "pasted-text" | "imported-text";
  /** It came with this turn's message or with the one before; else it, or what was made from it, is still in the context. */
  readonly isRecent: boolean;
}

/**
 * The text by others that a turn's model may follow: of its own message, of the one before, and of everything in the context that holds such
 * text or was made while it was there, answers and summaries included. Null when all of it is the person's own words.
 */
export function turnTaint(state: SessionState, turnId: string | null): Taint | null {
  if (turnId === null) return null;
  const place = state.turns.findLastIndex((turn) => turn.turnId === turnId);
  const recent = state.turns.slice(Math.max(0, place - 1), place + 1);
  if (recent.some((turn) => isImported(state, turn))) return { source: "imported-text", isRecent: true };
  if (recent.some((turn) => pastedIn(state, turn).length > 0))
    return { source: "pasted-text", isRecent: true };
  const before = state.turns.slice(0, Math.max(0, place - 1)).filter((turn) => isByOthers(state, turn));
  if (before.isEmpty() || !hasDescendants(state, before.toArray())) return null;
  const source = before.some((turn) => isImported(state, turn)) ? "imported-text" : "pasted-text";
  return { source, isRecent: false };
}

/** What of a turn's message is not typed: as the composer recorded it or, in logs and from doors that do not, as its form says. */
export function pastedIn(
  state: Pick<SessionState, "items">,
  turn: Pick<Turn, "userItemIds" | "pasted">,
): readonly PastedSpan[] {
  return turn.pasted ?? pastedStretches(messageOf(state, turn));
}

/** The words of a turn's message that the person typed. */
export function typedIn(
  state: Pick<SessionState, "items">,
  turn: Pick<Turn, "userItemIds" | "pasted">,
): string {
  let typed = "";
  let place = 0;
  const message = messageOf(state, turn);
  for (const { start, end } of pastedIn(state, turn)) {
    typed += `${message.slice(place, start)}\n`;
    place = Math.max(place, end);
  }
  return typed + message.slice(place);
}

function isByOthers(state: SessionState, turn: Turn): boolean {
  return isImported(state, turn) || pastedIn(state, turn).length > 0;
}

/** Turns from before the branch point were not spoken here. */
function isImported({ branch }: SessionState, { startedSequence }: Turn): boolean {
  return branch?.reason === "import" && startedSequence <= branch.parentSequence;
}

/**
 * True while an item with text by others is in the context, or one that was made when such an item was: an item is worth as little
 * as the least of what the model had before it.
 */
function hasDescendants({ items }: SessionState, turns: readonly Turn[]): boolean {
  const messages = new Set(turns.flatMap((turn) => turn.userItemIds));
  const inOrder = [...items.values()].sort((left, right) => left.enteredSequence - right.enteredSequence);
  let reachesTo = 0;
  for (const item of inOrder) {
    const isMade = madeByModel.has(item.kind) && item.enteredSequence <= reachesTo;
    if (messages.has(item.itemId) || isMade) reachesTo = Math.max(reachesTo, leftAt(item));
  }
  return reachesTo === Number.POSITIVE_INFINITY;
}

/** The kinds of items whose words a model chose; what memories say has an origin of its own. */
const madeByModel: ReadonlySet<ContextItem["kind"]> = new Set(["agent", "summary"]);

/** The sequence at which an item left the context; a summary enters with the event that takes its items out. */
function leftAt({ fate }: ContextItem): number {
  return fate.status === "live" ? Number.POSITIVE_INFINITY : fate.bySequence;
}
