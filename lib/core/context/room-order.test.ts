import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { liveItems } from "../session/session-state";
import { nextToGo } from "./next-to-go";
import { unitsOf } from "./protection";
import { roomOrder } from "./room-order";

const idsOf = (script: SessionScript) =>
  roomOrder(script.state).map(
    ({ unit, rule }) => `${rule}: ${unit.items.map((item) => item.itemId).join("+")}`,
  );

describe("roomOrder", () => {
  it("takes tool chatter, then low value, then the oldest, and nothing that is protected", () => {
    const script = new SessionScript();
    const [hello] = script.say("hello");
    const { call, result } = script.callTool();
    const answer = script.answer("hi there");
    const placed = script.newItem({ kind: "retrieved", author: "person" });
    script.append({
      type: "memories-retrieved",
      ...script.place("person"),
      operation: "RETRIEVE",
      toolCallId: null,
      durationMs: 1,
      result: placed,
      query: "q",
      topK: 3,
      metadataFilter: null,
      hits: [],
      alreadyInContext: [],
      nearMisses: [],
      searchedMemories: 0,
      embeddingModel: null,
    });
    script.say("what now?");
    script.callTool();

    expect(idsOf(script)).toEqual([
      `tool-chatter: ${call.itemId}+${result.itemId}`,
      `lowest-value: ${placed.itemId}`,
      `oldest: ${hello?.itemId}`,
      `oldest: ${answer.itemId}`,
    ]);
  });

  it("keeps calls of the running turn that came before the calling step for last, as the newest of the old", () => {
    const script = new SessionScript();
    const [hello] = script.say("hello");
    script.answer("hi");
    script.say("go on");
    const early = script.callTool();
    script.callTool();
    const order = idsOf(script);
    expect(order[0]).toBe(`oldest: ${hello?.itemId}`);
    expect(order.at(-1)).toBe(`oldest: ${early.call.itemId}+${early.result.itemId}`);
  });

  it("counts a summary by when it was made, not by where it stands", () => {
    const script = new SessionScript();
    const [first] = script.say("first");
    const reply = script.answer("reply");
    const [second] = script.say("second");
    script.answer("again");
    const summary = script.summarize([first?.itemId ?? "", reply.itemId], "short");
    expect(liveItems(script.state)[1]?.itemId).toBe(summary.itemId);
    expect(idsOf(script)[0]).toBe(`oldest: ${second?.itemId}`);
    expect(idsOf(script).at(-1)).toBe(`oldest: ${summary.itemId}`);
  });

  it("takes the pieces of the current long message from the middle outwards and leaves its ends", () => {
    const script = new SessionScript();
    const pieces = script.say("one", "two", "three", "four", "five");
    expect(idsOf(script)).toEqual(
      [pieces[2], pieces[1], pieces[3]].map((piece) => `long-message: ${piece?.itemId}`),
    );
    script.answer("read it");
    expect(idsOf(script)[0]).toBe(`oldest: ${pieces[0]?.itemId}`);
  });

  it("never offers the system prompt, a pinned item or a part of a unit", () => {
    const turn = fc.record({
      text: fc.string({ minLength: 1, maxLength: 20 }),
      tools: fc.nat(2),
      pin: fc.boolean(),
      open: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(turn, { minLength: 1, maxLength: 6 }), (turns) => {
        const script = new SessionScript();
        for (const [index, { text, tools, pin, open }] of turns.entries()) {
          const [said] = script.say(text);
          for (let call = 0; call < tools; call++) script.callTool();
          if (!(open && index === turns.length - 1)) script.answer("ok");
          if (pin && said) script.protect(said.itemId, true);
        }
        const order = roomOrder(script.state);
        const offered = order.flatMap(({ unit }) => unit.items);
        expect(new Set(offered.map((item) => item.itemId)).size).toBe(offered.length);
        expect(offered.every((item) => item.kind !== "system" && !item.pinned)).toBe(true);
        const units = unitsOf(script.state, "app").filter((unit) => unit.protection === null);
        expect(offered.length).toBe(units.reduce((sum, unit) => sum + unit.items.length, 0));
      }),
    );
  });
});

describe("nextToGo", () => {
  it("adds up what is freed and marks what is due", () => {
    const script = new SessionScript({ contextLimitTokens: 300, hardMark: 0.5, softMark: 0.4 });
    script.say("a".repeat(40));
    script.answer("b".repeat(40));
    script.say("c");
    const list = nextToGo(script.state, 5);
    expect(list.map(({ freedTokens, isDue }) => ({ freedTokens, isDue }))).toEqual([
      { freedTokens: 40, isDue: true },
      { freedTokens: 80, isDue: true },
    ]);
    expect(nextToGo(script.state, 0)).toEqual([]);
  });
});
