import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { planRoom } from "./make-room";

function fullScript(): SessionScript {
  const script = new SessionScript();
  for (const letter of ["a", "b", "c"]) {
    script.say(letter.repeat(40));
    script.answer(letter.repeat(40));
  }
  return script;
}

describe("planRoom", () => {
  it("is null while the prompt fits, also when it fits exactly", () => {
    expect(planRoom(fullScript().state, 390)).toBeNull();
  });

  it("takes as few units as are needed, the oldest first, each with its rule", () => {
    const script = fullScript();
    const ids = script.state.order.toArray();
    expect(planRoom(script.state, 389)).toEqual({
      removed: [{ itemId: ids[1], rule: "oldest" }],
      tokensBefore: 390,
      tokensAfter: 350,
    });
    expect(planRoom(script.state, 310)?.removed.map(({ itemId }) => itemId)).toEqual(ids.slice(1, 3));
  });

  it("says so when all that may go is not enough", () => {
    const script = fullScript();
    const plan = planRoom(script.state, 100);
    expect(plan?.removed).toHaveLength(6);
    expect(plan?.tokensAfter).toBe(150);
  });
});
