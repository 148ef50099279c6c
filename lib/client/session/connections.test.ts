import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { connectionsOf } from "./connections";
import type { Highlight } from "./session-store";

function connect(script: SessionScript, kind: Highlight["kind"], id: string) {
  const connections = connectionsOf({
    state: script.state,
    events: script.events,
    highlight: { kind, id, held: false },
  });
  return {
    itemIds: [...connections.itemIds].sort(),
    sequences: [...connections.sequences].sort((left, right) => left - right),
    memoryIds: [...connections.memoryIds],
    kinds: [...connections.kinds],
    turnIds: [...connections.turnIds],
  };
}

describe("connectionsOf", () => {
  it("is empty without a highlight, and the same object for the same highlight and log", () => {
    const script = new SessionScript();
    const highlight: Highlight = { kind: "item", id: "item-1", held: false };
    const source = { state: script.state, events: script.events, highlight };
    expect(connectionsOf({ ...source, highlight: null }).itemIds.size).toBe(0);
    expect(connectionsOf(source)).toBe(connectionsOf(source));
    expect(connectionsOf({ ...source, events: [...script.events] })).not.toBe(
      connectionsOf({ ...source, events: script.events }),
    );
  });

  it("links an item with its call, its turn, its events and its memory", () => {
    const script = new SessionScript();
    script.say("remember this");
    const { call, result } = script.callTool();
    const added = script.events.at(-1);
    const connections = connect(script, "item", result.itemId);
    expect(connections.itemIds).toEqual([call.itemId, result.itemId].sort());
    expect(connections.sequences).toEqual([added?.sequence]);
    expect(connections.memoryIds).toHaveLength(1);
    expect(connections.turnIds).toEqual(["turn-1"]);
    expect(connections.kinds).toEqual(["agent"]);
  });

  it("links a summary with what it stands for, in both directions", () => {
    const script = new SessionScript();
    const [said] = script.say("first");
    const summary = script.summarize([said?.itemId ?? ""], "short");
    expect(connect(script, "item", summary.itemId).itemIds).toContain(said?.itemId);
    expect(connect(script, "item", said?.itemId ?? "").itemIds).toContain(summary.itemId);
    expect(connect(script, "event", String(script.events.length)).itemIds).toEqual(
      [said?.itemId, summary.itemId].sort(),
    );
  });

  it("links a memory with every event that touched it", () => {
    const script = new SessionScript();
    script.say("remember this");
    script.callTool();
    const added = script.events.at(-1);
    const memoryId = added && "memoryId" in added ? added.memoryId : "";
    expect(connect(script, "memory", memoryId)).toMatchObject({
      sequences: [added?.sequence],
      memoryIds: [memoryId],
    });
  });

  it("links a kind of the budget with its live items, and a turn with all that happened in it", () => {
    const script = new SessionScript();
    const [said] = script.say("first");
    const answer = script.answer("second");
    expect(connect(script, "budget-kind", "person")).toMatchObject({
      itemIds: [said?.itemId],
      kinds: ["person"],
      sequences: [],
    });
    expect(connect(script, "turn", "turn-1")).toMatchObject({
      itemIds: [said?.itemId, answer.itemId].sort(),
      sequences: [2, 3, 4, 5],
    });
    script.filter([said?.itemId ?? ""]);
    expect(connect(script, "budget-kind", "person").itemIds).toEqual([]);
  });

  it("survives ids that are not there", () => {
    const script = new SessionScript();
    for (const kind of ["item", "event", "memory", "budget-kind", "turn"] as const) {
      expect(connect(script, kind, "gone").itemIds).toEqual([]);
    }
  });
});
