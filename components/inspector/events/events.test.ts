import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { filterEvents, noFilter } from "./event-filter";
import { eventLine } from "./event-line";

function talk(): SessionScript {
  const script = new SessionScript();
  const [said] = script.say("football and rain");
  script.callTool();
  script.answer("noted");
  script.filter([said?.itemId ?? ""], "football talk");
  script.restore([said?.itemId ?? ""]);
  return script;
}

const typesOf = (script: SessionScript, filter: Partial<typeof noFilter>) =>
  filterEvents(script.events, { ...noFilter, ...filter }).map((event) => event.type);

describe("filterEvents", () => {
  it("shows acts unless everything is asked for", () => {
    const script = talk();
    expect(typesOf(script, {})).toEqual(["memory-added", "context-filtered", "items-restored"]);
    expect(typesOf(script, { everything: true })).toHaveLength(script.events.length);
  });

  it("joins operations and narrows by everything else", () => {
    const script = talk();
    expect(typesOf(script, { operations: new Set(["ADD", "FILTER"]) })).toEqual([
      "memory-added",
      "context-filtered",
    ]);
    expect(typesOf(script, { operations: new Set(["ADD", "FILTER"]), onlyByPerson: true })).toEqual([
      "context-filtered",
    ]);
    expect(typesOf(script, { onlyRejected: true })).toEqual([]);
  });

  it("searches texts in any case, but no ids or hashes", () => {
    const script = talk();
    expect(typesOf(script, { text: "FOOTBALL" })).toEqual(["context-filtered"]);
    expect(typesOf(script, { text: "football", everything: true })).toEqual([
      "turn-started",
      "context-filtered",
    ]);
    expect(typesOf(script, { text: "session-1", everything: true })).toEqual([]);
  });
});

describe("eventLine", () => {
  it("adds up to what the context really grew by", () => {
    const script = talk();
    script.summarize(script.state.order.toArray().slice(1, 3), "short", 3);
    const itemOf = (itemId: string) => script.state.items.get(itemId);
    const deltas = script.events
      .filter(
        (event) =>
          event.type !== "context-summarized" &&
          event.type !== "context-filtered" &&
          event.type !== "items-restored",
      )
      .reduce((sum, event) => sum + eventLine(event, itemOf).deltaTokens, 0);
    const entered = script.state.items
      .filter((item) => item.kind !== "summary")
      .reduce((sum, item) => sum + item.tokens, 0);
    expect(deltas).toBe(entered);
  });
});
