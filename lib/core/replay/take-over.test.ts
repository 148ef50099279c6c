import { expect, test } from "vitest";
import { foldSession } from "@/lib/core/session/fold";
import { runningTurn } from "@/lib/core/session/session-state";
import { SessionScript } from "@/lib/testing/session-script";
import { beginningAt } from "./take-over";

test("ends with the turn of the place, so that nothing runs and the next message is the person's", () => {
  const script = new SessionScript();
  script.say("one");
  script.callTool();
  script.answer("first");
  script.say("two");
  script.answer("second");
  for (const { sequence } of script.events) {
    const { events, turns } = beginningAt(script.events, sequence);
    expect(events.length).toBeGreaterThanOrEqual(sequence);
    expect(runningTurn(foldSession(events))).toBeNull();
    expect(foldSession(events).turns.size).toBe(turns);
  }
  expect(beginningAt(script.events, 0).turns).toBe(1);
  expect(beginningAt(script.events, script.events.length).events).toHaveLength(script.events.length);
});
