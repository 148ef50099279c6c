import { expect, test } from "vitest";
import type { SessionEvent } from "@/lib/core/log/events";
import { foldSession } from "@/lib/core/session/fold";
import { stateHash } from "@/lib/core/session/state-hash";
import { SessionScript } from "@/lib/testing/session-script";
import type { WatchPlace } from "./watch-session";
import { createWatchSession } from "./watch-session";

function recorded() {
  const script = new SessionScript();
  script.say("one");
  script.callTool();
  script.answer("first");
  script.say("two");
  script.answer("second");
  return script.events;
}

function watch(place: WatchPlace | null, events: readonly SessionEvent[] = recorded()) {
  return createWatchSession({
    events,
    place,
    readOnlyReason: "This is the past.",
    origin: "file",
    clock: { requestFrame: () => 0, cancelFrame: () => undefined },
  });
}

test("the session store shows the state, the events and the memories of the place, and nothing later", () => {
  const events = recorded();
  const { store, playhead } = watch({ step: 1 }, events);
  for (const [index, position] of playhead.getState().positions.entries()) {
    playhead.getState().goTo(index);
    const shown = store.getState();
    expect(shown.events.at(-1)?.sequence).toBe(position.sequence);
    expect(stateHash(shown.state)).toBe(stateHash(foldSession(events.slice(0, position.sequence))));
    expect(shown.recording?.events).toHaveLength(events.length);
    expect(shown.memoriesThen?.count).toBe(1);
  }
});

test("without a place it opens at the end; a step that does not exist opens the nearest and says so", () => {
  expect(watch(null).playhead.getState().index).toBe(2);
  expect(watch(null).missing).toBeNull();
  const far = watch({ step: 99 });
  expect(far.playhead.getState().index).toBe(2);
  expect(far.missing).toContain("no step 99");
  expect(far.missing).toContain("step 3, the nearest");
  expect(watch({ step: Number.NaN }).missing).toContain("no step of that name");
  expect(watch({ event: 0 }).playhead.getState()).toMatchObject({ granularity: "raw", index: 0 });
});

test("what does not fold is not shown, and what is not trusted goes away", () => {
  const broken = recorded().filter((event) => event.sequence !== 6);
  expect(watch(null, broken).store.getState().recording?.events).toHaveLength(5);
  const session = watch(null);
  session.limitTo(3);
  expect(session.store.getState().state.sequence).toBe(3);
  expect(session.store.getState().recording?.events).toHaveLength(3);
});
