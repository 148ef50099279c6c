import { expect, test } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { createPlayhead, type FrameClock } from "./playhead-store";

/** Frames that come when the test says so. */
function manualClock(): FrameClock & { frame(nowMs: number): void; readonly waiting: () => number } {
  const asked = new Map<number, (nowMs: number) => void>();
  let lastId = 0;
  return {
    requestFrame(run) {
      lastId += 1;
      asked.set(lastId, run);
      return lastId;
    },
    cancelFrame: (id) => void asked.delete(id),
    frame(nowMs) {
      const runs = [...asked.values()];
      asked.clear();
      for (const run of runs) run(nowMs);
    },
    waiting: () => asked.size,
  };
}

/** Three turns; the second stores a memory and takes two steps. */
function recorded() {
  const script = new SessionScript();
  script.say("one");
  script.answer("first");
  script.say("two");
  script.callTool();
  script.answer("second");
  script.say("three");
  script.answer("third");
  return script.events;
}

function playheadAt(index: number) {
  const clock = manualClock();
  return { clock, store: createPlayhead({ events: recorded(), granularity: "steps", index, clock }) };
}

test("it never moves by itself, plays only when asked, and stops at the end", () => {
  const { clock, store } = playheadAt(0);
  expect(store.getState().positions).toHaveLength(4);
  expect(clock.waiting()).toBe(0);
  store.getState().togglePlay();
  for (let nowMs = 0; nowMs <= 3_000; nowMs += 100) clock.frame(nowMs);
  expect(store.getState()).toMatchObject({ index: 3, isPlaying: false });
  expect(clock.waiting()).toBe(0);
  store.getState().togglePlay();
  expect(store.getState()).toMatchObject({ index: 0, isPlaying: true });
});

test("between two positions only the fraction moves; React hears of whole positions alone", () => {
  const { clock, store } = playheadAt(0);
  const fractions: number[] = [];
  store.getState().subscribeFraction((fraction) => fractions.push(fraction));
  store.getState().togglePlay();
  let changes = 0;
  store.subscribe((now, before) => {
    if (now.index !== before.index) changes += 1;
  });
  for (let nowMs = 0; nowMs <= 800; nowMs += 16) clock.frame(nowMs);
  expect(changes).toBe(0);
  expect(fractions.length).toBeGreaterThan(40);
  expect(fractions.toSorted((left, right) => left - right)).toEqual(fractions);
});

test("four times as fast takes a quarter of the time", () => {
  const { clock, store } = playheadAt(0);
  store.getState().setSpeed(4);
  store.getState().togglePlay();
  for (let nowMs = 0; nowMs <= 300; nowMs += 25) clock.frame(nowMs);
  expect(store.getState().index).toBe(1);
});

test("the original timing cuts long pauses to two seconds", () => {
  const clock = manualClock();
  const events = recorded().map((event, index) => ({
    ...event,
    at: new Date(Date.UTC(2026, 10, 22) + index * 3_600_000).toISOString(),
  }));
  const store = createPlayhead({ events, granularity: "steps", index: 0, clock });
  store.getState().setOriginalTiming(true);
  store.getState().togglePlay();
  for (let nowMs = 0; nowMs < 1_900; nowMs += 100) clock.frame(nowMs);
  expect(store.getState().index).toBe(0);
  for (let nowMs = 1_900; nowMs <= 2_100; nowMs += 100) clock.frame(nowMs);
  expect(store.getState().index).toBe(1);
});

test("stepping stays inside, jumps find memory acts, and another granularity keeps the place", () => {
  const { store } = playheadAt(0);
  const { step, jumpToAct, setGranularity, page, goToSequence } = store.getState();
  step(-1);
  expect(store.getState().index).toBe(0);
  jumpToAct(1);
  expect(store.getState().index).toBe(1);
  const { sequence } = store.getState().positions[1] ?? { sequence: 0 };
  setGranularity("raw");
  expect(store.getState().index).toBe(sequence - 1);
  page(1);
  setGranularity("steps");
  goToSequence(2);
  expect(store.getState().index).toBe(0);
});

test("what cannot be trusted is taken away", () => {
  const { store } = playheadAt(3);
  store.getState().limitTo(5);
  const { positions, index } = store.getState();
  expect(positions.at(-1)?.sequence).toBe(5);
  expect(index).toBe(positions.length - 1);
});
