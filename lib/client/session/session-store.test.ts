import { describe, expect, it } from "vitest";
import { openingOf, type SessionWindow, turnCount } from "@/lib/core/replay/opening";
import { foldSession } from "@/lib/core/session/fold";
import { emptySession } from "@/lib/core/session/session-state";
import { stateHash } from "@/lib/core/session/state-hash";
import { LongSession } from "@/lib/testing/long-session";
import { SessionScript } from "@/lib/testing/session-script";
import { createSessionStore } from "./session-store";

function sampleLog(): SessionScript {
  const script = new SessionScript();
  const [said] = script.say("I moved to Tromsø last week.");
  script.callTool();
  script.answer("Tromsø it is.");
  script.say("Tell me about football.");
  script.answer("It rained.");
  script.filter([said?.itemId ?? ""]);
  return script;
}

function emptyStore(events: SessionScript["events"] = []) {
  return createSessionStore({
    sessionId: "session-1",
    isNew: events.length === 0,
    events,
    settings: emptySession.settings,
    model: { provider: "test", modelId: "scripted", label: "Scripted model" },
  });
}

describe("the session store", () => {
  it("folds in steps to what folding at once gives, whatever the pieces", () => {
    const { events } = sampleLog();
    const expected = stateHash(foldSession(events));
    for (const size of [1, 2, 3, events.length]) {
      const store = emptyStore();
      for (let start = 0; start < events.length; start += size) {
        store.getState().receiveEvents(events.slice(start, start + size));
      }
      expect(stateHash(store.getState().state)).toBe(expected);
      expect(store.getState().events).toEqual(events);
      expect(store.getState().isNew).toBe(false);
    }
  });

  it("ignores events it has, and events that come twice in one message", () => {
    const { events } = sampleLog();
    const store = emptyStore(events.slice(0, 4));
    store.getState().receiveEvents([...events.slice(0, 6), ...events.slice(4)]);
    store.getState().receiveEvents(events);
    expect(store.getState().events).toEqual(events);
    expect(stateHash(store.getState().state)).toBe(stateHash(foldSession(events)));
  });

  it("keeps the same arrays when nothing is new", () => {
    const { events } = sampleLog();
    const store = emptyStore(events);
    const before = store.getState();
    store.getState().receiveEvents(events.slice(2, 5));
    expect(store.getState().events).toBe(before.events);
    expect(store.getState().state).toBe(before.state);
  });

  it("remembers a gap instead of folding over it, and forgets it once it is closed", () => {
    const { events } = sampleLog();
    const store = emptyStore(events.slice(0, 3));
    store.getState().receiveEvents(events.slice(5, 7));
    expect(store.getState().state.sequence).toBe(3);
    expect(store.getState().missingUpTo).toBe(7);
    store.getState().receiveEvents(events.slice(3, 5));
    expect(store.getState().state.sequence).toBe(5);
    expect(store.getState().missingUpTo).toBe(7);
    store.getState().receiveEvents(events.slice(3));
    expect(store.getState().missingUpTo).toBeNull();
    expect(store.getState().events).toEqual(events);
  });

  it("is no longer new once an event came, even one that must wait for those before it", () => {
    const store = emptyStore();
    store.getState().receiveEvents([]);
    expect(store.getState().isNew).toBe(true);
    store.getState().receiveEvents(sampleLog().events.slice(1, 2));
    expect(store.getState()).toMatchObject({ isNew: false, missingUpTo: 2, events: [] });
  });

  it("puts events of one message in order", () => {
    const { events } = sampleLog();
    const store = emptyStore();
    store.getState().receiveEvents(events.toReversed());
    expect(store.getState().events).toEqual(events);
  });

  it("drops the pending message when the log has it", () => {
    const { events } = sampleLog();
    const store = emptyStore(events.slice(0, 1));
    store.getState().setPendingMessage({ turnId: "turn-1", text: "I moved to Tromsø last week." });
    store.getState().receiveEvents(events.slice(1, 2));
    expect(store.getState().pendingMessage).toBeNull();
  });

  it("shows unfinished text only until the log has the step", () => {
    const script = new SessionScript();
    script.say("Hello");
    script.startStep();
    const store = emptyStore(script.events.slice());
    const partial = { turnId: "turn-1", step: 1, text: "Hel", reasoning: "" };
    store.getState().receivePartial(partial);
    expect(store.getState().partial).toEqual(partial);
    script.finishStep({ text: "Hello!" });
    store.getState().receiveEvents(script.events);
    expect(store.getState().partial).toBeNull();
    store.getState().receivePartial(partial);
    expect(store.getState().partial).toBeNull();
  });

  it("opens the inspector on what is named and keeps the tab otherwise", () => {
    const store = emptyStore();
    store.getState().openInspector({ tab: "events", eventSequence: 7 });
    store.getState().openInspector({ memoryId: "mem_1" });
    expect(store.getState().focus).toEqual({
      tab: "events",
      eventSequence: null,
      itemId: null,
      memoryId: "mem_1",
    });
    expect(store.getState().inspectorOpen).toBe(true);
  });

  describe("of a long session", () => {
    const { events } = new LongSession(200, true);
    const turnStarts = events.flatMap(({ type }, index) => (type === "turn-started" ? [index] : []));
    const windowFrom = (index: number, end = events.length): SessionWindow => {
      const part = events.slice(index, end);
      return {
        opening: index === 0 ? null : openingOf(foldSession(events.slice(0, index)), part, 0),
        events: part,
      };
    };
    const middle = turnStarts.at(-3) ?? 0;
    const earlier = turnStarts.at(-9) ?? 0;

    it("begins in the middle, and is whole once all that came before was asked for", () => {
      const store = emptyStore();
      store.getState().receiveWindow(windowFrom(middle));
      expect(store.getState().state.earlier?.sequence).toBe(middle);
      expect(turnCount(store.getState().state)).toBe(turnStarts.length);
      store.getState().receiveEarlier(windowFrom(earlier, middle));
      store.getState().receiveEarlier(windowFrom(earlier, middle));
      expect(store.getState().events).toEqual(events.slice(earlier));
      store.getState().receiveEarlier(windowFrom(0, earlier));
      expect(store.getState().state.earlier).toBeNull();
      expect(stateHash(store.getState().state)).toBe(stateHash(foldSession(events)));
    });

    it("asks for the end of the log again where an event speaks of what is not there", () => {
      const session = new LongSession(200, true);
      const gone = [...session.state.left.keys()][0] ?? "";
      const store = emptyStore();
      store.getState().receiveWindow(windowFrom(middle));
      const restored = session.restore([gone]);
      store.getState().receiveEvents([restored]);
      expect(store.getState().isStartingOver).toBe(true);
      const part = session.events.slice(middle);
      const opening = openingOf(foldSession(session.events.slice(0, middle)), part, 0);
      store.getState().receiveWindow({ opening, events: part });
      expect(store.getState().isStartingOver).toBe(false);
      expect(store.getState().state.items.get(gone)?.fate.status).toBe("live");
    });
  });
});
