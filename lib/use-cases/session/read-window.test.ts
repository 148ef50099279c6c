import { describe, expect, test } from "vitest";
import { isTurnEnd, type SessionEvent } from "@/lib/core/log/events";
import { stateOfOpening, turnCount } from "@/lib/core/replay/opening";
import { foldSession } from "@/lib/core/session/fold";
import { liveItems } from "@/lib/core/session/session-state";
import { LongSession } from "@/lib/testing/long-session";
import { createStudio } from "@/lib/testing/studio";
import { readWindow } from "./read-window";

async function studioWith(items: number) {
  const { deps, scope } = createStudio([]);
  await deps.eventLog.adopt({ ...scope, events: new LongSession(items, true).events });
  return { deps, scope, log: await deps.eventLog.read(scope) };
}

describe("the end of a log", () => {
  test("is the whole of a short one", async () => {
    const { deps, scope, log } = await studioWith(80);
    expect(await readWindow(deps, scope)).toEqual({ opening: null, events: log });
  });

  test("is a state and the last turns of a long one, and costs no more the longer it is", async () => {
    const sizes: number[] = [];
    for (const items of [400, 1_200]) {
      const { deps, scope, log } = await studioWith(items);
      const window = await readWindow(deps, scope);
      if (window.opening === null) throw new Error("the whole log");
      const state = foldSession(window.events, stateOfOpening(window.opening));
      const whole = foldSession(log);
      const last = log[window.opening.sequence - 1];
      expect(last && isTurnEnd(last)).toBe(true);
      expect(window.events.at(-1)).toEqual(log.at(-1));
      expect(liveItems(state)).toEqual(liveItems(whole));
      expect(turnCount(state)).toBe(whole.turns.size);
      sizes.push(JSON.stringify(window).length);
    }
    expect(Math.max(...sizes)).toBeLessThan(200_000);
    expect((sizes[1] ?? 0) / (sizes[0] ?? 1)).toBeLessThan(1.5);
  });

  test("is followed back, part by part, to the beginning", async () => {
    const { deps, scope, log } = await studioWith(1_200);
    let window = await readWindow(deps, scope);
    let events: readonly SessionEvent[] = window.events;
    while (window.opening) {
      window = await readWindow(deps, scope, window.opening.sequence + 1);
      events = [...window.events, ...events];
    }
    expect(events).toEqual(log);
  });

  test("of another owner's session is nothing (R13)", async () => {
    const { deps, scope } = await studioWith(400);
    await readWindow(deps, scope);
    expect(await readWindow(deps, { ...scope, ownerId: "stranger" })).toEqual({ opening: null, events: [] });
  });
});
