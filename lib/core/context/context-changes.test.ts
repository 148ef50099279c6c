import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { changesBetween, changesSinceLastStep } from "./context-changes";

describe("changesSinceLastStep", () => {
  it("is null before the first model call", () => {
    expect(changesSinceLastStep(new SessionScript().state)).toBeNull();
  });

  it("counts what the next prompt has more and less than the last one", () => {
    const script = new SessionScript();
    const [said] = script.say("x".repeat(30));
    const answer = script.answer("y".repeat(20));
    expect(changesSinceLastStep(script.state)).toEqual({
      enteredItemIds: [answer.itemId],
      leftItemIds: [],
      tokens: 20,
    });
    script.filter([said?.itemId ?? ""]);
    expect(changesSinceLastStep(script.state)).toEqual({
      enteredItemIds: [answer.itemId],
      leftItemIds: [said?.itemId],
      tokens: -10,
    });
    script.restore([said?.itemId ?? ""]);
    expect(changesSinceLastStep(script.state)).toMatchObject({ leftItemIds: [], tokens: 20 });
  });
});

describe("changesBetween", () => {
  it("turns the one content into the other", () => {
    const ids = fc.uniqueArray(fc.string({ maxLength: 3 }), { maxLength: 12 });
    fc.assert(
      fc.property(ids, ids, (before, after) => {
        const changes = changesBetween({ itemIds: before, tokens: 0 }, { itemIds: after, tokens: 0 });
        const result = new Set([
          ...before.filter((id) => !changes.leftItemIds.includes(id)),
          ...changes.enteredItemIds,
        ]);
        expect([...result].sort()).toEqual([...after].sort());
      }),
    );
  });
});
