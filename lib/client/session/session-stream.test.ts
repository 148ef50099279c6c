import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SessionEvent } from "@/lib/core/log/events";
import { emptySession } from "@/lib/core/session/session-state";
import { SessionScript } from "@/lib/testing/session-script";
import { createSessionStore } from "./session-store";
import { connectSessionStream, type StreamSource } from "./session-stream";

class TestSource implements StreamSource {
  readonly listeners = new Map<string, (message: { data?: unknown }) => void>();
  isClosed = false;
  readyState = 1;
  constructor(readonly afterSequence: number) {}
  addEventListener(type: string, listener: (message: { data?: unknown }) => void) {
    this.listeners.set(type, listener);
  }
  close() {
    this.isClosed = true;
  }
  emit(type: string, data?: unknown) {
    this.listeners.get(type)?.({ data: JSON.stringify(data) });
  }
}

function startStream() {
  const script = new SessionScript();
  script.say("one");
  script.answer("two");
  const store = createSessionStore({
    sessionId: "session-1",
    isNew: false,
    events: [],
    settings: emptySession.settings,
    model: { provider: "test", modelId: "scripted", label: "Scripted model" },
  });
  const sources: TestSource[] = [];
  const onHint = vi.fn();
  const gone = new Set<string>();
  const stream = connectSessionStream({
    store,
    open(afterSequence) {
      const source = new TestSource(afterSequence);
      sources.push(source);
      return source;
    },
    onHint,
    isGone: async () => gone.has("session-1"),
  });
  const last = () => sources.at(-1) ?? new TestSource(-1);
  return { script, store, sources, stream, last, onHint, gone };
}

describe("the session stream", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("folds events, shows the connection, and passes memory changes on", () => {
    const { script, store, last, onHint } = startStream();
    expect(store.getState().connection).toBe("connecting");
    last().emit("open");
    expect(store.getState().connection).toBe("live");
    last().emit("events", script.events);
    expect(store.getState().state.sequence).toBe(script.events.length);
    last().emit("memories", {});
    last().emit("sessions", {});
    expect(onHint.mock.calls).toEqual([["memories", "sessions"], ["memories"], ["sessions"]]);
  });

  it("reconnects after a loss from the last folded event, waiting longer each time", () => {
    const { script, store, sources, last } = startStream();
    last().emit("open");
    last().emit("events", script.events.slice(0, 3));
    last().emit("error");
    expect(store.getState().connection).toBe("reconnecting");
    vi.advanceTimersByTime(300);
    expect(sources).toHaveLength(2);
    expect(last().afterSequence).toBe(3);
    last().emit("error");
    vi.advanceTimersByTime(300);
    expect(sources).toHaveLength(2);
    vi.advanceTimersByTime(400);
    expect(sources).toHaveLength(3);
    last().emit("events", script.events);
    expect(store.getState().events).toEqual(script.events);
    expect(store.getState().connection).toBe("live");
  });

  it("asks once more, and then no longer, for a session that the server has no more", async () => {
    const { script, store, sources, last, gone } = startStream();
    last().emit("open");
    last().emit("events", script.events);
    last().readyState = 2;
    last().emit("error");
    await vi.advanceTimersByTimeAsync(300);
    expect(store.getState().isGone, "a refusal alone says nothing").toBe(false);
    expect(sources).toHaveLength(2);
    gone.add("session-1");
    last().readyState = 2;
    last().emit("error");
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.getState().isGone).toBe(true);
    expect(sources).toHaveLength(2);
  });

  it("hears nothing from a connection it has given up", () => {
    const { script, store, sources, last } = startStream();
    const [first] = sources;
    last().emit("error");
    vi.advanceTimersByTime(300);
    first?.emit("events", script.events);
    expect(first?.isClosed).toBe(true);
    expect(store.getState().events).toEqual([]);
  });

  it("opens again when a gap stays, and not when it closes by itself", () => {
    const { script, store, sources, last } = startStream();
    const at = (...sequences: number[]): SessionEvent[] =>
      script.events.filter((event) => sequences.includes(event.sequence));
    last().emit("events", at(1, 3));
    last().emit("events", at(2, 3));
    vi.advanceTimersByTime(1_000);
    expect(sources).toHaveLength(1);
    last().emit("events", at(5));
    vi.advanceTimersByTime(1_000);
    expect(sources).toHaveLength(2);
    expect(last().afterSequence).toBe(3);
    last().emit("events", script.events);
    expect(store.getState().missingUpTo).toBeNull();
  });

  it("pauses and resumes without losing anything, and stays closed once closed", () => {
    const { script, sources, stream, last } = startStream();
    last().emit("events", script.events.slice(0, 2));
    stream.pause();
    expect(last().isClosed).toBe(true);
    stream.resume();
    expect(last().afterSequence).toBe(2);
    stream.resume();
    expect(sources).toHaveLength(2);
    stream.close();
    last().emit("error");
    vi.advanceTimersByTime(60_000);
    expect(sources).toHaveLength(2);
  });
});
