import { describe, expect, test } from "vitest";
import { LongSession } from "@/lib/testing/long-session";
import { costOfSession } from "../model/cost";
import { foldSession } from "../session/fold";
import { liveItems, type SessionState } from "../session/session-state";
import { countActs, type Opening, openingOf, stateOfOpening, turnCount, turnNumber } from "./opening";

/** What a view shows of where a session stands. */
function shownOf(state: SessionState) {
  return {
    sequence: state.sequence,
    live: liveItems(state),
    liveTokens: state.liveTokens,
    turns: turnCount(state),
    lastTurn: state.turns.last(),
    number: turnNumber(state, state.turns.last()?.turnId ?? null),
    waiting: [...state.proposals.values()].filter(({ status }) => status === "waiting"),
  };
}

/** A session in which all kinds of things leave the context and come back. */
function longSession() {
  const session = new LongSession(160, true);
  const [, pinned, ...others] = liveItems(session.state).map(({ itemId }) => itemId);
  session.pin(pinned ?? "");
  session.filterOldest(5);
  session.summarizeOldest(6);
  for (const write of session.turn("turn-a")) write();
  session.restore(others.slice(0, 2));
  for (const write of session.turn("turn-b")) write();
  return session.events;
}

function opened(opening: Opening): SessionState {
  return stateOfOpening(JSON.parse(JSON.stringify(opening)) as Opening);
}

describe("an opening", () => {
  const events = longSession();
  const whole = foldSession(events);

  test("leads to what the whole log leads to, from any place of it (R17)", () => {
    let before = foldSession([]);
    for (const [index, event] of events.entries()) {
      const opening = openingOf(before, events.slice(index), countActs(events.slice(0, index)));
      if (index % 17 === 0) {
        const state = foldSession(events.slice(index), opened(opening));
        expect(shownOf(state)).toEqual(shownOf(whole));
        expect(opening.earlier.acts + countActs(events.slice(index))).toBe(countActs(events));
        const priced = opening.earlier.cost.unpricedCalls + costOfSession(state).unpricedCalls;
        expect(priced).toBe(costOfSession(whole).unpricedCalls);
      }
      before = foldSession([event], before);
    }
  });

  test("holds what can be seen and what a live summary stands for, and little else", () => {
    const place = foldSession(events.slice(0, -14));
    const { items, turns } = openingOf(place, events.slice(-14), 0);
    const kept = new Set(items.map(({ itemId }) => itemId));
    expect(liveItems(place).every(({ itemId }) => kept.has(itemId))).toBe(true);
    const summarized = [...place.left.values()].filter(({ fate }) => fate.status === "summarized");
    expect(summarized).toHaveLength(6);
    expect(summarized.every(({ itemId }) => kept.has(itemId))).toBe(true);
    expect(items.length).toBeLessThan(place.items.size / 2);
    expect(turns.length).toBeLessThan(3);
  });
});
