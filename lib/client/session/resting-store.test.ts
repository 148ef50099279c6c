import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { emptySession } from "@/lib/core/session/session-state";
import { createRestingStore } from "./resting-store";
import { createSessionStore, type SessionStore } from "./session-store";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function watched(): SessionStore {
  const model = { provider: "none", modelId: "none", label: "No model" };
  return createSessionStore({
    sessionId: "s",
    isNew: false,
    events: [],
    settings: emptySession.settings,
    model,
  });
}

function moveTo(store: SessionStore, sequence: number): void {
  store.setState(({ state }) => ({ state: { ...state, sequence } }));
}

test("a single step shows at once, and a drag only when the hand rests", () => {
  const source = watched();
  const { store, follow } = createRestingStore(source);
  const stop = follow();
  moveTo(source, 1);
  expect(store.getState().state.sequence).toBe(1);
  for (const sequence of [2, 3, 4]) {
    vi.advanceTimersByTime(16);
    moveTo(source, sequence);
  }
  expect(store.getState().state.sequence).toBe(1);
  vi.advanceTimersByTime(200);
  expect(store.getState()).toBe(source.getState());
  moveTo(source, 9);
  expect(store.getState().state.sequence).toBe(9);
  stop();
});

test("everything but the place passes at once, also while the playhead is dragged", () => {
  const source = watched();
  const { store, follow } = createRestingStore(source);
  const stop = follow();
  moveTo(source, 1);
  vi.advanceTimersByTime(16);
  moveTo(source, 2);
  source.getState().setHighlight({ kind: "item", id: "i", held: false });
  expect(store.getState().highlight).toEqual({ kind: "item", id: "i", held: false });
  expect(store.getState().state.sequence).toBe(1);
  store.getState().setHighlight(null);
  expect(source.getState().highlight).toBeNull();
  stop();
});

test("follows what happened before it began, and nothing after it ended", () => {
  const source = watched();
  const { store, follow } = createRestingStore(source);
  moveTo(source, 5);
  const stop = follow();
  expect(store.getState().state.sequence).toBe(5);
  moveTo(source, 6);
  moveTo(source, 7);
  stop();
  vi.advanceTimersByTime(1_000);
  expect(store.getState().state.sequence).toBe(6);
});
