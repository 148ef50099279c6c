import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { lastReported, ratioByModel } from "./reported-usage";

describe("reported usage", () => {
  it("sums what the provider reported per model and remembers the last report, through turns without one", () => {
    const script = new SessionScript();
    expect(lastReported(script.state)).toBeNull();
    for (const reported of [300, null, 200]) {
      script.say("hello");
      script.startStep();
      script.finishStep({ tokens: 0 }, reported);
      script.append({ type: "turn-completed", ...script.place("app"), reason: "answered" });
      ratioByModel(script.state);
    }
    const [first, , third] = script.state.turns.toArray().map((turn) => turn.steps[0]?.countedTokens ?? 0);
    expect(lastReported(script.state)).toMatchObject({ reportedTokens: 200, countedTokens: third });
    expect(ratioByModel(script.state)).toMatchObject([
      { steps: 2, reportedTokens: 500, countedTokens: (first ?? 0) + (third ?? 0) },
    ]);
    script.say("not answered yet");
    expect(lastReported(script.state)).toMatchObject({ reportedTokens: 200 });
  });
});
