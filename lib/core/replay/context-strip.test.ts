import { describe, expect, test } from "vitest";
import { liveItems } from "@/lib/core/session/session-state";
import { SessionScript } from "@/lib/testing/session-script";
import { bandAt, contextStrip } from "./context-strip";

/** Two turns of talk, the first of which a SUMMARY or FILTER takes. */
function talk(): SessionScript {
  const script = new SessionScript();
  script.say("one");
  script.answer("first");
  script.say("two");
  script.answer("second");
  return script;
}

describe("the strip of a context", () => {
  test("has a column per model call and one for now, and the bands of each column add up to its tokens", () => {
    const { events, state } = talk();
    const { columns, bands } = contextStrip(events, state);
    expect(columns.map(({ step, turn, isNow }) => [step, turn, isNow])).toEqual([
      [1, 1, false],
      [2, 2, false],
      [2, 2, true],
    ]);
    for (const [index, { tokens }] of columns.entries()) {
      const there = bands.filter(({ first, last }) => first <= index && index <= last);
      expect(there.reduce((sum, band) => sum + band.tokens, 0)).toBe(tokens);
      const heights = there.map((band) => band.below[index - band.first] ?? -1).sort((a, b) => a - b);
      expect(heights[0]).toBe(0);
    }
  });

  test("says what took an item and where, and an item that came back has two bands", () => {
    const script = talk();
    const taken = liveItems(script.state)
      .slice(1, 3)
      .map(({ itemId }) => itemId);
    script.filter(taken);
    script.say("three");
    script.answer("third");
    script.restore(taken);
    script.say("four");
    script.answer("fourth");
    const { bands } = contextStrip(script.events, script.state);
    const ofFirst = bands.filter(({ itemId }) => itemId === taken[0]);
    expect(ofFirst.map(({ first, last, end }) => [first, last, end?.by ?? null])).toEqual([
      [0, 1, "filter"],
      [3, 4, null],
    ]);
  });

  test("leads the bands that a SUMMARY took into its own", () => {
    const script = talk();
    const taken = liveItems(script.state)
      .slice(1, 3)
      .map(({ itemId }) => itemId);
    const summary = script.summarize(taken, "both");
    script.say("three");
    script.answer("third");
    const { bands } = contextStrip(script.events, script.state);
    const ofFirst = bands.find(({ itemId }) => itemId === taken[0]);
    expect(ofFirst?.end).toMatchObject({ by: "summary", summaryItemId: summary.itemId });
    expect(bands.find(({ itemId }) => itemId === summary.itemId)).toMatchObject({
      kind: "summaries",
      first: 2,
    });
  });

  test("says that a summary left by the person who undid it", () => {
    const script = talk();
    const taken = liveItems(script.state)
      .slice(1, 3)
      .map(({ itemId }) => itemId);
    const summary = script.summarize(taken, "both");
    script.say("three");
    script.answer("third");
    script.restore(taken, summary.itemId);
    script.say("four");
    script.answer("fourth");
    const { bands } = contextStrip(script.events, script.state);
    expect(bands.find(({ itemId }) => itemId === summary.itemId)?.end).toMatchObject({ by: "person" });
  });

  test("tells what an agent outside the studio dropped from what it compacted", () => {
    const script = talk();
    const [dropped, compacted] = liveItems(script.state)
      .slice(1, 3)
      .map(({ itemId }) => itemId);
    if (dropped === undefined || compacted === undefined) throw new Error("two items are there");
    const summary = script.newItem({ kind: "agent", author: "agent", text: "In short." });
    script.append({
      type: "context-observed",
      ...script.place("agent"),
      entered: [{ item: summary, beforeItemId: null }],
      leftItemIds: [dropped, compacted],
      summary: { itemId: summary.itemId, replacedItemIds: [compacted] },
      messages: 3,
    });
    script.say("three");
    script.answer("third");
    const { bands } = contextStrip(script.events, script.state);
    const endOf = (id: string) => bands.find(({ itemId }) => itemId === id)?.end;
    expect(endOf(dropped)).toMatchObject({ by: "agent" });
    expect(endOf(compacted)).toMatchObject({ by: "summary", summaryItemId: summary.itemId });
  });

  test("finds the item at a height, and nothing above the last one", () => {
    const { events, state } = talk();
    const strip = contextStrip(events, state);
    for (const band of strip.bands) expect(bandAt(strip, band.last, band.below.at(-1) ?? 0)).toBe(band);
    expect(bandAt(strip, 0, strip.columns[0]?.tokens ?? 0)).toBeNull();
  });

  test("shows no more columns than asked for, with the last one and every operation", () => {
    const script = new SessionScript();
    for (let turn = 0; turn < 30; turn++) {
      script.say("more");
      script.callTool();
      script.answer("yes");
    }
    const { columns } = contextStrip(script.events, script.state, 20);
    expect(columns).toHaveLength(20);
    expect(columns.at(-1)).toMatchObject({
      isNow: true,
      tokens: script.state.liveTokens + script.state.toolTokens,
    });
    expect(columns.flatMap(({ operations }) => operations)).toHaveLength(30);
  });

  test("has nothing to show of a session without a step", () => {
    const { events, state } = new SessionScript();
    expect(contextStrip(events, state).columns.length).toBeLessThanOrEqual(1);
    expect(contextStrip([], state)).toMatchObject({ columns: [], bands: [] });
  });
});
