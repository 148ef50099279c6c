import { runningTurn, type SessionState } from "../session/session-state";
import { type Unit, unitsOf } from "./protection";

/** Why the app takes a unit out at the hard mark, in the order in which it does. */
export const roomRules = ["tool-chatter", "lowest-value", "oldest", "long-message"] as const;
export type RoomRule = (typeof roomRules)[number];

/** A unit that the app may take out, with the rule that puts it at this place of the order. */
export interface RoomCandidate {
  readonly unit: Unit;
  readonly rule: RoomRule;
}

/**
 * The fixed order in which the app makes room at the hard mark, first to go first. Used to trim and to forecast, so that
 * "next to go" never names something else than what goes. Protected units are absent, with one exception: the middle pieces
 * of a current message that is too long by itself, because a prompt over the limit is never sent. The notice about the budget is never
 * trimmed: the next step would only write it again. It leaves by itself where it no longer holds (`outdated-notices.ts`).
 */
export function roomOrder(state: SessionState): readonly RoomCandidate[] {
  const runningTurnId = runningTurn(state)?.turnId ?? null;
  const byRule: Record<RoomRule, RoomCandidate[]> = {
    "tool-chatter": [],
    "lowest-value": [],
    oldest: [],
    "long-message": [],
  };
  for (const unit of unitsOf(state, "app")) {
    const rule = ruleOf(unit, runningTurnId);
    if (rule) byRule[rule].push({ unit, rule });
  }
  byRule.oldest.sort((left, right) => enteredSequence(left.unit) - enteredSequence(right.unit));
  byRule["long-message"] = fromTheMiddle(byRule["long-message"]);
  return roomRules.flatMap((rule) => byRule[rule]);
}

function ruleOf(unit: Unit, runningTurnId: string | null): RoomRule | null {
  const [first] = unit.items;
  if (!first || first.kind === "notice") return null;
  if (unit.protection !== null)
    return unit.protection === "current-message" && first.part ? "long-message" : null;
  const isOfEarlierTurn = runningTurnId === null || unit.items.every((item) => item.turnId !== runningTurnId);
  if (isOfEarlierTurn && isToolChatter(unit)) return "tool-chatter";
  // Retrieved memories can be retrieved again.
  if (isOfEarlierTurn && unit.items.every(({ kind }) => kind === "retrieved" || kind === "placed"))
    return "lowest-value";
  return "oldest";
}

/** Calls without a word to the person, and their results: what they achieved is in the memories and in later answers. */
function isToolChatter(unit: Unit): boolean {
  return unit.items.every((item) => {
    if (item.kind === "agent") return item.text.trim() === "" && (item.toolCalls ?? []).length > 0;
    if (item.kind === "tool") return item.author !== "person";
    return item.kind === "retrieved" && item.callItemId !== undefined;
  });
}

/** The place in history, not in the context: a summary stands where its first item stood but is newer than what it replaced. */
function enteredSequence(unit: Unit): number {
  return unit.items[0]?.enteredSequence ?? 0;
}

/** The opening and the end of a pasted text say most about it, so pieces go from the middle outwards and those two stay. */
function fromTheMiddle(candidates: readonly RoomCandidate[]): RoomCandidate[] {
  return candidates
    .flatMap((candidate) => {
      const part = candidate.unit.items[0]?.part;
      if (!part || part.index === 0 || part.index === part.count - 1) return [];
      return [{ candidate, fromMiddle: Math.abs(part.index - (part.count - 1) / 2) }];
    })
    .sort((left, right) => left.fromMiddle - right.fromMiddle)
    .map(({ candidate }) => candidate);
}
