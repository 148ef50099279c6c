import { describe, expect, it } from "vitest";
import { SessionScript } from "@/lib/testing/session-script";
import { checkSummary, selectForSummary } from "./decide-summary";

function select(script: SessionScript, span: string) {
  const selected = selectForSummary(script.state, span);
  return selected.ok ? selected.value.items.map((item) => item.itemId) : selected.error.code;
}

describe("selectForSummary", () => {
  it("takes the last N items that may go, in context order, and a call with its result", () => {
    const script = new SessionScript();
    const [first] = script.say("first");
    const { call, result } = script.callTool();
    const answer = script.answer("answer");
    script.say("now");
    expect(select(script, "1")).toEqual([answer.itemId]);
    expect(select(script, "2")).toEqual([call.itemId, result.itemId, answer.itemId]);
    expect(select(script, "all")).toEqual([first?.itemId, call.itemId, result.itemId, answer.itemId]);
    expect(select(script, " ALL ")).toEqual(select(script, "all"));
    expect(select(script, "999")).toEqual(select(script, "all"));
  });

  it("counts past what is pinned", () => {
    const script = new SessionScript();
    const [first] = script.say("first");
    const pinned = script.answer("pinned");
    script.protect(pinned.itemId, true);
    expect(select(script, "1")).toEqual([first?.itemId]);
  });

  it.each(["0", "-3", "1e9", "full", "", "1.5", "٣"])("refuses the span %j with a reason", (span) => {
    const script = new SessionScript();
    script.say("first");
    script.answer("yes");
    expect(select(script, span)).toBe("INVALID_SPAN");
  });

  it("refuses when nothing may go", () => {
    const script = new SessionScript();
    script.say("only the current message");
    expect(select(script, "all")).toBe("NOTHING_TO_SUMMARIZE");
  });
});

describe("checkSummary", () => {
  it("refuses what is empty or not shorter", () => {
    expect(checkSummary(" \n", 1, 10)?.code).toBe("SUMMARY_EMPTY");
    expect(checkSummary("same", 10, 10)?.code).toBe("SUMMARY_NOT_SHORTER");
    expect(checkSummary("short", 9, 10)).toBeNull();
  });
});
