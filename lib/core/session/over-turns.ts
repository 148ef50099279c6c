import type { List } from "immutable";
import type { Turn } from "./session-state";

/**
 * Adds something up over all turns, oldest first. Turns that have ended never change, so what they add up to is remembered with
 * the last of them: asking again after one more turn costs one turn, however long the session is.
 */
export function overTurns<Sum extends object>(
  empty: Sum,
  add: (sum: Sum, turn: Turn) => Sum,
): (turns: List<Turn>) => Sum {
  const sumUpTo = new WeakMap<Turn, Sum>();
  const isKnown = (turn: Turn) => sumUpTo.has(turn);
  return (turns) => {
    const known = turns.findLastIndex(isKnown);
    const lastKnown = turns.get(known);
    let sum = (known >= 0 && lastKnown && sumUpTo.get(lastKnown)) || empty;
    for (const turn of turns.slice(known + 1)) {
      sum = add(sum, turn);
      if (turn.status !== "running") sumUpTo.set(turn, sum);
    }
    return sum;
  };
}
