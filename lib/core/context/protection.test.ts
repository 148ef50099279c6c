import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { unitsOf } from "./protection";

const protectionsOf = (script: SessionScript, taker: "SUMMARY" | "FILTER" | "app" = "SUMMARY") =>
  unitsOf(script.state, taker).map((unit) => unit.protection);

describe("unitsOf", () => {
  it("keeps a call and its results together even when something came in between", () => {
    const script = new SessionScript();
    script.say("hello");
    const { call, result } = script.callTool();
    const placed = script.newItem({ kind: "notice", author: "app" });
    script.append({
      type: "budget-noticed",
      ...script.place("app"),
      item: placed,
      usedTokens: 1,
      limitTokens: 2,
    });
    const late = script.newItem({
      kind: "tool",
      toolCallId: "late",
      toolName: "Add_memory",
      callItemId: call.itemId,
    });
    script.append({
      type: "operation-rejected",
      ...script.place("agent"),
      operation: null,
      toolCallId: "late",
      durationMs: 1,
      result: late,
      toolName: "Add_memory",
      input: {},
      code: "UNKNOWN_TOOL",
      reason: "no",
    });
    const units = unitsOf(script.state, "SUMMARY").map((unit) => unit.items.map((item) => item.itemId));
    expect(units.slice(2)).toEqual([[call.itemId, result.itemId, late.itemId], [placed.itemId]]);
  });

  it("protects the message and the acting step of a running turn, and nothing of it afterwards", () => {
    const script = new SessionScript();
    script.say("hello");
    script.callTool();
    expect(protectionsOf(script)).toEqual(["system-prompt", "current-message", "calling-step"]);
    script.startStep();
    expect(protectionsOf(script)).toEqual(["system-prompt", "current-message", null]);
    script.finishStep({ text: "done" });
    script.append({ type: "turn-completed", ...script.place("app"), reason: "answered" });
    expect(protectionsOf(script)).toEqual(["system-prompt", null, null, null]);
  });

  it("heeds never-filter only for FILTER, and a pin for everyone, also of one part of a unit", () => {
    const script = new SessionScript();
    const [said] = script.say("hello");
    const { result } = script.callTool();
    script.answer("done");
    script.protect(said?.itemId ?? "", false, true);
    script.protect(result.itemId, true);
    expect(protectionsOf(script, "FILTER")).toEqual(["system-prompt", "never-filter", "pinned", null]);
    expect(protectionsOf(script, "SUMMARY")).toEqual(["system-prompt", null, "pinned", null]);
    expect(protectionsOf(script, "app")).toEqual(["system-prompt", null, "pinned", null]);
  });
});
