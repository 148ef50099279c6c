import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { planRoom } from "./make-room";
import { noticesWithoutRoom } from "./outdated-notices";

function fullScript(): SessionScript {
  const script = new SessionScript();
  for (const letter of ["a", "b", "c"]) {
    script.say(letter.repeat(40));
    script.answer(letter.repeat(40));
  }
  return script;
}

const at = (tokens: number) => ({ limitTokens: tokens, targetTokens: tokens });

describe("planRoom", () => {
  it("is null while the prompt fits, also when it fits exactly", () => {
    expect(planRoom(fullScript().state, at(390))).toBeNull();
  });

  it("takes as few units as are needed, the oldest first, each with its rule", () => {
    const script = fullScript();
    const ids = script.state.order.toArray();
    expect(planRoom(script.state, at(389))).toEqual({
      removed: [{ itemId: ids[1], rule: "oldest" }],
      tokensBefore: 390,
      tokensAfter: 350,
    });
    expect(planRoom(script.state, at(310))?.removed.map(({ itemId }) => itemId)).toEqual(ids.slice(1, 3));
  });

  it("makes room down to the target, so that the next steps need none, and leaves a prompt below the limit as it is", () => {
    const { state } = fullScript();
    expect(planRoom(state, { limitTokens: 389, targetTokens: 300 })?.tokensAfter).toBe(270);
    expect(planRoom(state, { limitTokens: 390, targetTokens: 300 })).toBeNull();
  });

  it("cuts the message that is being answered no further than to the limit", () => {
    const script = new SessionScript();
    script.say(...["a", "b", "c", "d", "e", "f"].map((letter) => letter.repeat(40)));
    expect(planRoom(script.state, { limitTokens: 350, targetTokens: 200 })?.tokensAfter).toBe(350);
  });

  it("never trims the notice about the budget, which leaves by itself where nobody can make the room it asks for", () => {
    const script = fullScript();
    const item = script.newItem({ kind: "notice", author: "app" });
    script.append({ type: "budget-noticed", ...script.place("app"), item, usedTokens: 1, limitTokens: 2 });
    for (const limit of [389, 310, 150 + item.tokens, 150, 1]) {
      const removed = planRoom(script.state, at(limit))?.removed.map(({ itemId }) => itemId);
      expect(removed).not.toContain(item.itemId);
      const leaves = noticesWithoutRoom(script.state, at(limit)).map(({ itemId }) => itemId);
      expect(leaves).toEqual(limit < 150 + item.tokens ? [item.itemId] : []);
    }
  });

  it("lets the notice leave before the message that is being answered is cut", () => {
    const script = new SessionScript();
    script.say(...["a", "b", "c", "d", "e", "f"].map((letter) => letter.repeat(40)));
    const item = script.newItem({ kind: "notice", author: "app" });
    script.append({ type: "budget-noticed", ...script.place("app"), item, usedTokens: 1, limitTokens: 2 });
    expect(noticesWithoutRoom(script.state, at(380))).toHaveLength(1);
  });

  it("says so when all that may go is not enough", () => {
    const script = fullScript();
    const plan = planRoom(script.state, at(100));
    expect(plan?.removed).toHaveLength(6);
    expect(plan?.tokensAfter).toBe(150);
  });
});
